"""What everybody should know before they begin, on one screen."""

BEFOREHAND = """\
kneebreak breaks up long sitting with small movements and changes of posture,
for comfort and variety. That is all it is for: it gives no medical advice, no
diagnosis and no treatment, it takes the place of nobody who looks after your
health, and it is of no use in an emergency.

Please ask a doctor or a physiotherapist first, if any of this is true for you:
  - heart trouble or chest pain; medicine for your heart or your blood pressure
  - dizzy spells, fainting or falls
  - a bone or a joint that might get worse by moving
  - you are pregnant, or gave birth within the last six months
  - an operation or an injury in the last months
  - you were told to move less, or to move with care
  - you are over 69, and not used to being active
Unwell, or feverish? Then rest first; nothing is lost by waiting.

Stay where it is comfortable, keep breathing, and stop what hurts. Stop and get
urgent help if you notice chest pain or pressure, faintness, unusual shortness
of breath, sudden weakness or numbness, or a severe headache.

What you say about your body stays in your schedule, on this machine.
"""
"""At most 79 columns and, with a line above and below, 24 rows; plain ASCII, for any terminal."""
