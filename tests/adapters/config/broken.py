"""Broken schedules, and what is said of them after the file's name."""

# ruff: noqa: E501  each message stands on one line, as its reader sees it

BROKEN: list[tuple[str, list[str]]] = [
    (
        '[hooks]\ndone = "rm -rf /"\ndue = []\naway = ["x", 3]\nback = [" "]\nmissed = ["a\\u0000b"]\nlate = ["x"]',
        [
            '2:8: hooks.done: "rm -rf /" is one text; write the program and its arguments as a list, like ["notify-phone", "--short"]',
            '3:7: hooks.due: the list is empty; write it like ["notify-phone", "--short"], or leave the key out',
            "4:14: hooks.away[2]: 3 is not text; put it between quotes",
            "5:9: hooks.back[1]: this can be no program or argument; write its name",
            "6:11: hooks.missed[1]: this can be no program or argument; write its name",
            "7:1: hooks.late: there is no such key; known here: due, done, snoozed, skipped, missed, away, back, posture",
        ],
    ),
    (
        '[[workspace]]\nname = "bench"\nposture = "lying"\n[[workspace]]\nname = "bench"\nposture = "sitting"\n[[workspace]]\nname = "sofa"\n',
        [
            '3:11: workspace[1].posture: "lying" is not one of "sitting", "standing", "floor", "moving"',
            '5:8: workspace[2].name: there is a workspace "bench" already; leave one out',
            '7:1: workspace[3].posture: is missing; write it like posture = "standing"',
        ],
    ),
    (
        '[rhythm]\nevery = "45 mins ago"',
        [
            '2:9: rhythm.every: "45 mins ago" is not a duration; write it like "45 min"',
        ],
    ),
    (
        "[rhythm]\nevery = 45",
        [
            '2:9: rhythm.every: 45 has no unit; write it like "45 min"',
        ],
    ),
    (
        '[rhythm]\nevery = "45"',
        [
            '2:9: rhythm.every: "45" has no unit; write it like "45 min"',
        ],
    ),
    (
        "[rhythm]\nevery = true",
        [
            '2:9: rhythm.every: true is not a duration; write it like "45 min"',
        ],
    ),
    (
        '[rhythm]\nevery = "0 s"',
        [
            '2:9: rhythm.every: "0 s" is too short; the shortest is 1 s',
        ],
    ),
    (
        '[rhythm]\nevery = "8 days"',
        [
            '2:9: rhythm.every: "8 days" is too long; the longest is 7 days',
        ],
    ),
    (
        '[rhythm]\n  patience   =   "25 h"',
        [
            '2:18: rhythm.patience: "25 h" is too long; the longest is 1 day',
        ],
    ),
    (
        '[rhythm]\nlull = ["1 s"]',
        [
            '2:8: rhythm.lull: a list is not a duration; write it like "2 min"',
        ],
    ),
    (
        "[rhythm]\nsnoozes = true",
        [
            "2:11: rhythm.snoozes: true is not a whole number; write it like 3",
        ],
    ),
    (
        "[rhythm]\nsnoozes = 2.0",
        [
            "2:11: rhythm.snoozes: 2.0 is not a whole number; write it like 3",
        ],
    ),
    (
        "[rhythm]\nsnoozes = -1",
        [
            "2:11: rhythm.snoozes: -1 is too small; the smallest is 0",
        ],
    ),
    (
        "[rhythm]\nsnoozes = 0xffffffffffffffffffff",
        [
            "2:11: rhythm.snoozes: this long number is too large; the largest is 20",
        ],
    ),
    (
        '[rhythm]\nplace = "ofice"',
        [
            '2:9: rhythm.place: "ofice" is not one of "home", "office"; did you mean "office"?',
        ],
    ),
    (
        "[rhythm]\nplace = {}",
        [
            '2:9: rhythm.place: a table is not one of "home", "office"',
        ],
    ),
    (
        'rythm = { every = "1 h" }',
        [
            '1:1: rythm: there is no such table; did you mean "rhythm"?',
        ],
    ),
    (
        '[rhythm]\nevry = "1 h"',
        [
            '2:1: rhythm.evry: there is no such key; did you mean "every"?',
        ],
    ),
    (
        '[rhythm]\ndismissal = "done"',
        [
            "2:1: rhythm.dismissal: there is no such key; it belongs below [prompt]",
        ],
    ),
    (
        'every = "1 h"',
        [
            "1:1: every: there is no such key; it belongs below [rhythm]",
        ],
    ),
    (
        '"a.b\\nc" = 1',
        [
            '1:1: "a.b\\nc": there is no such key; known here: rhythm, hours, rotation, targets, workspace, body, ramp, prompt, busy, hooks, at, movement',
        ],
    ),
    (
        "rhythm = 5",
        [
            "1:10: rhythm: 5 is not a table; write it as [rhythm], with its keys below",
        ],
    ),
    (
        'rhythm.every = "1"',
        [
            '1:16: rhythm.every: "1" has no unit; write it like "45 min"',
        ],
    ),
    (
        'rhythm = { snooze = "5 min", "every" = "x" }',
        [
            '1:40: rhythm.every: "x" is not a duration; write it like "45 min"',
        ],
    ),
    (
        '[[rhythm]]\nevery = "1 h"',
        [
            "1:3: rhythm: there can be one only; write it as [rhythm]",
        ],
    ),
    (
        '[hours]\nfrom = "09:00"',
        [
            "1:2: hours: there can be several; write it as [[hours]]",
        ],
    ),
    (
        'hours = ["09:00"]',
        [
            '1:10: hours[1]: "09:00" is not a table; write it as [[hours]], with its keys below',
        ],
    ),
    (
        'hours = [{ from = "09:00", to = "25:00" }]',
        [
            '1:33: hours[1].to: "25:00" is not a time of day; write it like "17:30"',
        ],
    ),
    (
        '[[hours]]\nfrom = "24:00"\nto = "24:00"',
        [
            '2:8: hours[1].from: "24:00" is not a time of day; write it like "09:00"',
        ],
    ),
    (
        '[[hours]]\nfrom = "09:00"\nto = "17:00"\n[[hours]]\nto = 2026-01-01',
        [
            '4:1: hours[2].from: is missing; write it like from = "09:00"',
            '5:6: hours[2].to: 2026-01-01 is not a time of day; write it like "17:30"',
        ],
    ),
    (
        '[[hours]]\nfrom = 09:00:00\nto = "9:5"',
        [
            '3:6: hours[1].to: "9:5" is not a time of day; write it like "17:30"',
        ],
    ),
    (
        '[[hours]]\nfrom = "09:00"\nto = "17:00"\ndays = "monday"',
        [
            '4:8: hours[1].days: "monday" is not a day; write "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend" or "every day"; did you mean "mon"?',
        ],
    ),
    (
        '[[hours]]\nfrom = "09:00"\nto = "17:00"\ndays = [\n  "mon", # Montag\n  5,\n  "tü"]',
        [
            '6:3: hours[1].days[2]: 5 is not a day; write "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend" or "every day"',
            '7:3: hours[1].days[3]: "tü" is not a day; write "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend" or "every day"',
        ],
    ),
    (
        '[[hours]]\nfrom = "09:00"\nto = "17:00"\ndays = []',
        [
            '4:8: hours[1].days: the list is empty; write it like ["mon", "tue", "fri"]',
        ],
    ),
    (
        '[[hours]]\nfrom = "09:00"\nto = "17:00"\ndays = 1',
        [
            '4:8: hours[1].days: 1 is not a list of days; write it like ["mon", "tue", "fri"]',
        ],
    ),
    (
        '[rotation]\nhips = "3"',
        [
            '2:8: rotation.hips: "3" is not a number; write it like 3',
        ],
    ),
    (
        "[rotation]\nhips = nan",
        [
            "2:8: rotation.hips: nan is not a number; write it like 3",
        ],
    ),
    (
        "[rotation]\nhips = inf",
        [
            "2:8: rotation.hips: inf is too large; the largest is 100",
        ],
    ),
    (
        "[rotation]\nhips = -0.5",
        [
            "2:8: rotation.hips: -0.5 is too small; the smallest is 0",
        ],
    ),
    (
        "[rotation]\nhip = 1",
        [
            '2:1: rotation.hip: there is no such key; did you mean "hips"?',
        ],
    ),
    (
        "[rotation]\nfloor = 0\nturn = 0\nfeet = 0\nhips = 0\ncore = 0\nknee = 0\nreach = 0\nwalk = 0\nworkspace = 0\nchore = 0\neyes = 0\nseat = 0\n",
        [
            '1:1: rotation: in the place "home" only "stand" is left to choose from; let at least two kinds have a number above 0 in [rotation] and a movement that suits [body]',
        ],
    ),
    (
        "[body]\nseated = true\n[rotation]\nfeet = 0\nhips = 0\ncore = 0\nknee = 0\nreach = 0\nworkspace = 0\neyes = 0\nseat = 0\n",
        [
            '3:1: rotation: in the place "home" only "turn" is left to choose from; let at least two kinds have a number above 0 in [rotation] and a movement that suits [body]',
        ],
    ),
    (
        '[targets]\nstrength = "3"',
        [
            '2:12: targets.strength: "3" is not a whole number; write it like 3',
        ],
    ),
    (
        '[body]\nseated = "yes"',
        [
            '2:10: body.seated: "yes" is neither true nor false; write true or false, without quotes',
        ],
    ),
    (
        "[body]\nknee_sore = 1",
        [
            "2:13: body.knee_sore: 1 is neither true nor false; write true or false, without quotes",
        ],
    ),
    (
        '[prompt]\ndismissal = "Done"',
        [
            '2:13: prompt.dismissal: "Done" is not one of "auto", "done", "skipped"; did you mean "done"?',
        ],
    ),
    (
        "[prompt]\ndismissal = 1",
        [
            '2:13: prompt.dismissal: 1 is not one of "auto", "done", "skipped"',
        ],
    ),
    (
        '[weather]\nrain = "hold"',
        [
            "1:2: weather: there is no such table; known here: rhythm, hours, rotation, targets, workspace, body, ramp, prompt, busy, hooks, at, movement",
        ],
    ),
    (
        '[busy]\ncall = "held"\nfullscreen = "hold"',
        [
            '2:8: busy.call: "held" is not one of "hold", "discreet", "skip", "show"; did you mean "hold"?',
            '3:1: busy.fullscreen: there is no such key; did you mean "full_screen"?',
        ],
    ),
    (
        '[[at]]\ntime = "12:30"',
        [
            '1:1: at[1].movement: is missing; write it like movement = "walk-lap"',
        ],
    ),
    (
        '[[at]]\ntime = "12:30"\nmovement = "walk-lp"',
        [
            '3:12: at[1].movement: there is no movement "walk-lp"; did you mean "walk-lap"?',
        ],
    ),
    (
        '[[at]]\ntime = "12:30"\nmovement = "Walk lap"',
        [
            '3:12: at[1].movement: "Walk lap" is not a name of small letters, digits and hyphens; write it like "walk-lap"',
        ],
    ),
    (
        '[[at]]\ntime = "12:30"\nmovement = "walk-lap"\n[[movement]]\nid = "walk-lap"\noff = true',
        [
            '3:12: at[1].movement: "walk-lap" is switched off below [[movement]]; name another one',
        ],
    ),
    (
        '[[movement]]\nkind = "walk"',
        [
            '1:1: movement[1].id: is missing; write it like id = "water-plants"',
        ],
    ),
    (
        '[[movement]]\nid = "water"',
        [
            '2:6: movement[1].id: "water" is no built-in movement to change, and a new one needs kind, title, text, seconds as well',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lp"\noff = true',
        [
            '2:6: movement[1].id: "walk-lp" is no built-in movement to switch off, and a new one needs kind, title, text, seconds as well; did you mean "walk-lap"?',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntitle = ""',
        [
            '3:9: movement[1].title: "" is empty; write it like "Water the plants"',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntitle = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
        [
            "3:9: movement[1].title: the text has 61 characters; at most 60 fit",
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntitle = "two\\nlines"',
        [
            '3:9: movement[1].title: "two\\nlines" holds a line break or control character; leave it out',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntext = "go {side}"',
        [
            '3:8: movement[1].text: the text names a {side}, but there is none; write sides = "both" or "alternate", or leave {side} out',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntext = "\\u001b[31mred"',
        [
            '3:8: movement[1].text: "\\x1b[31mred" holds a line break or control character; leave it out',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\nplaces = []',
        [
            '3:10: movement[1].places: the list is empty; write it like ["home"]',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\nplaces = ["home", "moon"]',
        [
            '3:19: movement[1].places[2]: "moon" is not one of "home", "office"',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\ntags = ["need-floor"]',
        [
            '3:9: movement[1].tags[1]: "need-floor" is not one of "needs-stand", "needs-floor", "leave-desk", "stairs", "long-stand", "balance", "hold", "wrist", "knee-deep", "knee-load", "nerve", "twist", "neck", "bend", "overhead", "supine", "side-lie", "long-hold", "legs", "upper-back", "out", "needs-wheelchair"; did you mean "needs-floor"?',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\nresult = "siting"',
        [
            '3:10: movement[1].result: "siting" is not one of "unchanged", "sitting", "standing", "floor", "moving"; did you mean "sitting"?',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\n[[movement]]\nid = "walk-lap"',
        [
            '4:6: movement[2].id: there is a [[movement]] with the id "walk-lap" above already; put both into one',
        ],
    ),
    (
        '[[movement]]\nid = "walk-lap"\nseconds = 3601',
        [
            "3:11: movement[1].seconds: 3601 is too large; the largest is 3600",
        ],
    ),
    (
        "[rhythm]\nevery = 45 min",
        [
            '2:12: the line should end here; put text into quotes, like "45 min", and each key on a line of its own',
        ],
    ),
    (
        "[rhythm]\nevery = min",
        [
            '2:9: there is no value that TOML knows here; put text into quotes, like "45 min"',
        ],
    ),
    (
        "[rhythm]\nevery",
        [
            '2:6: there is no "=" after the key; write it like every = "45 min"',
        ],
    ),
    (
        "[rhythm",
        [
            '1:8: the header of the table is not closed; end it with "]"',
        ],
    ),
    (
        '[rhythm]\nevery = "45 min',
        [
            "2:16: the text is not closed; end it with the quote it began with",
        ],
    ),
    (
        '[rhythm]\nevery = "1 h"\nevery = "2 h"',
        [
            "3:14: this key already has a value; keep one of the two",
        ],
    ),
    (
        "[rhythm]\n[body]\n[rhythm]",
        [
            "3:8: this table stands here for the second time; put the keys of both below one header",
        ],
    ),
    (
        '[[hours]]\ndays = ["mon"',
        [
            '2:14: the list is not closed; end it with "]"',
        ],
    ),
    (
        '[rhythm]\nevery = "C:\\docs"',
        [
            '2:14: a "\\" has a meaning of its own here; write "\\\\", or use single quotes',
        ],
    ),
    (
        'rhythm = { every = "1 h" }\n[rhythm]\nsnooze = "1 s"',
        [
            "2:8: this table stands here for the second time; put the keys of both below one header",
        ],
    ),
    (
        "= 1",
        [
            '1:1: this is neither a [table], nor key = "value", nor a # comment',
        ],
    ),
    (
        "x = 2026-02-30",
        [
            "1:5: there is no such date or time; write one that the calendar has",
        ],
    ),
    (
        '# ä\n[rhythm]\n\tevery = "ä"\n',
        [
            '3:10: rhythm.every: "ä" is not a duration; write it like "45 min"',
        ],
    ),
    (
        '[rhythm]\r\nevery = "x"\r\nsnooze = "y"\r\n',
        [
            '2:9: rhythm.every: "x" is not a duration; write it like "45 min"',
            '3:10: rhythm.snooze: "y" is not a duration; write it like "45 min"',
        ],
    ),
    (
        '\ufeff[rhythm]\nevery = "x"',
        [
            '2:9: rhythm.every: "x" is not a duration; write it like "45 min"',
        ],
    ),
    (
        'hours = [{ days = ["mön"], from = "09:00", to = "1" }] # ä\n',
        [
            '1:20: hours[1].days[1]: "mön" is not a day; write "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend" or "every day"; did you mean "mon"?',
            '1:49: hours[1].to: "1" is not a time of day; write it like "17:30"',
        ],
    ),
    (
        '[rhythm]\nevery = """\n45\nmin ago"""',
        [
            '2:9: rhythm.every: "45\\nmin ago" is not a duration; write it like "45 min"',
        ],
    ),
    (
        "['rhythm']\n'every' = 'x'",
        [
            '2:11: rhythm.every: "x" is not a duration; write it like "45 min"',
        ],
    ),
    (
        "rhythm.place.x = 1",
        [
            '1:8: rhythm.place: a table is not one of "home", "office"',
        ],
    ),
    (
        '[rhythm]\nhours = 1\n[[movement]]\nid = "Walk"\nkind = "swim"\noff = 1\n',
        [
            "2:1: rhythm.hours: there is no such key; known here: every, patience, snooze, snoozes, away, lull, place, lunch, leave_desk, discreet",
            '4:6: movement[1].id: "Walk" is not a name of small letters, digits and hyphens; write it like "water-plants"',
            '5:8: movement[1].kind: "swim" is not one of "stand", "floor", "turn", "feet", "hips", "core", "knee", "reach", "walk", "workspace", "chore", "eyes", "seat"',
            "6:7: movement[1].off: 1 is neither true nor false; write true or false, without quotes",
        ],
    ),
    (
        "[a.b.c]\nd = 1\n[[a.b.e]]\n",
        [
            '1:2: a: there is no such table; did you mean "at"?',
        ],
    ),
    (
        'a = 1\n"" = 2\n',
        [
            '1:1: a: there is no such key; did you mean "at"?',
            '2:1: "": there is no such key; known here: rhythm, hours, rotation, targets, workspace, body, ramp, prompt, busy, hooks, at, movement',
        ],
    ),
    (
        "x = " + "9" * 5000,
        [
            "1:5: this number is too long; write a smaller one",
        ],
    ),
    (
        "x = " + "[" * 5000,
        [
            "1:1: its lists or tables are nested too deeply; write it flatter",
        ],
    ),
    (
        '[rhythm]\nevery = "\x01"',
        [
            "2:10: Illegal character '\\x01'; see toml.io",
        ],
    ),
    (
        '[rhythm]\nevery = "44444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444"',
        [
            '2:9: rhythm.every: "44444444444444444444444444444444444444444444444444444444444…" is not a duration; write it like "45 min"',
        ],
    ),
    (
        "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk = 1",
        [
            '1:1: "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…": there is no such key; known here: rhythm, hours, rotation, targets, workspace, body, ramp, prompt, busy, hooks, at, movement',
        ],
    ),
    (
        "[[hours]]\nfrom = 1979-05-27T07:32:00Z\nto = 1",
        [
            '2:8: hours[1].from: 1979-05-27 07:32:00+00:00 is not a time of day; write it like "09:00"',
            '3:6: hours[1].to: 1 is not a time of day; write it like "17:30"',
        ],
    ),
    (
        "[rotation]\nstand = 0\nfloor = 0\nturn = 0\nfeet = 0\nhips = 0\ncore = 0\nknee = 0\nreach = 0\nwalk = 0\nworkspace = 0\nchore = 0\neyes = 0\nseat = 0\n",
        [
            '1:1: rotation: in the place "home" nothing is left to choose from; let at least two kinds have a number above 0 in [rotation] and a movement that suits [body]',
        ],
    ),
    (
        "x = 0xg",
        [
            '1:6: the line should end here; put text into quotes, like "45 min", and each key on a line of its own',
        ],
    ),
    (
        "x = { a = 1",
        [
            '1:12: the table is not closed; end it with "}" on the same line',
        ],
    ),
    (
        '[rhythm]\nevery = "1 h" snooze = "1 s"',
        [
            '2:15: the line should end here; put text into quotes, like "45 min", and each key on a line of its own',
        ],
    ),
    (
        "x = \n",
        [
            '1:5: there is no value that TOML knows here; put text into quotes, like "45 min"',
        ],
    ),
    (
        "[]\n",
        [
            '1:2: there is no key here; write it like every = "45 min"',
        ],
    ),
    (
        "a = 1\na.b = 2",
        [
            "2:8: this key already has a value; keep one of the two",
        ],
    ),
    (
        "[[at]]\n[at]\n",
        [
            "2:4: this table stands here for the second time; put the keys of both below one header",
        ],
    ),
    (
        '[[at]]\ntime = "12:30"\nmovement = "tea"\n[[movement]]\nid = "tea"\nkind = "walk"',
        [
            '5:6: movement[1].id: "tea" is no built-in movement to change, and a new one needs title, text, seconds as well',
        ],
    ),
    (
        '[rotation]\nstand = 0\nfeet = 0\nhips = 0\ncore = 0\nknee = 0\nreach = 0\nwalk = 0\nworkspace = 0\nchore = 0\neyes = 0\nseat = 0\n[[hours]]\nfrom = "09:00"\nto = "17:00"\nplace = "office"',
        [
            '1:1: rotation: in the place "office" only "turn" is left to choose from; let at least two kinds have a number above 0 in [rotation] and a movement that suits [body]',
        ],
    ),
    (
        '[RHYTHM]\n[rhythm]\nSNOOZE = "1 min"',
        [
            '1:2: RHYTHM: there is no such table; did you mean "rhythm"?',
            '3:1: rhythm.SNOOZE: there is no such key; did you mean "snooze"?',
        ],
    ),
]
