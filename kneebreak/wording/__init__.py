"""What kneebreak says: plans and states put into words, for every surface alike."""
