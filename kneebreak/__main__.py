"""`python -m kneebreak` is `kneebreak`."""

import sys

from kneebreak.cli import main

if __name__ == "__main__":
    sys.exit(main())
