"""The command, a program that the package brings: python -m bouncecode --help."""
import os
import subprocess
import sys

COMMAND = os.path.join(
    os.path.dirname(os.path.abspath(__file__)),
    "bin",
    "bouncecode.exe" if os.name == "nt" else "bouncecode",
)


def main() -> None:
    if not os.access(COMMAND, os.X_OK):
        sys.exit("bouncecode: this package was built without the command")
    if os.name == "nt":  # which has no exec() that a shell would wait for
        sys.exit(subprocess.call([COMMAND, *sys.argv[1:]]))
    os.execv(COMMAND, [COMMAND, *sys.argv[1:]])


if __name__ == "__main__":
    main()
