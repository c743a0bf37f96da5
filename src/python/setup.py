"""Builds the module in C, and the command."""
import os
import platform
import re
import subprocess
import sys
from glob import glob

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

try:
    from setuptools.command.bdist_wheel import bdist_wheel
except ImportError:  # before setuptools 70.1
    from wheel.bdist_wheel import bdist_wheel

COMMAND = os.path.join("bouncecode", "bin", "bouncecode")


def read(file):
    with open(file, encoding="utf-8") as text:
        return text.read()


def version():
    header = read("source/src/bouncecode.h")
    return re.search(r'^#define BOUNCECODE_VERSION "(.*)"', header, re.M).group(1)


def sources():
    """The files of the library, of what counts logs, and of the module itself."""
    rooms = re.findall(r"^(?:runtime|summary|python) +(\S+)", read("source/src/rooms"), re.M)
    return sorted(file for room in rooms for file in glob(f"source/{room}/*.c"))


class build_both(build_ext):
    """The module, and beside it the command, which its own Makefile builds: without make
    there is only the module. What somebody put into built/ is taken as it is."""

    def run(self):
        super().run()
        to = os.path.join("" if self.inplace else self.build_lib, COMMAND)
        self.mkpath(os.path.dirname(to))
        try:
            self.copy_file(self.command(), to)
        except (OSError, subprocess.CalledProcessError) as error:
            self.announce(f"without the command: {error}", level=4)

    def build_extension(self, ext):
        built = os.path.join("built", "_bouncecode.abi3.so")
        if os.path.exists(built):
            self.copy_file(built, self.get_ext_fullpath(ext.name))
        else:
            super().build_extension(ext)

    def command(self):
        built = os.path.join("built", "bouncecode")
        if os.path.exists(built):
            return built
        jobs = f"-j{os.cpu_count() or 1}"
        subprocess.run(["make", jobs, "-C", "source", "GMIME=no", "build/bouncecode"], check=True)
        return os.path.join("source", "build", "bouncecode")


def newest_glibc(directory):
    """The newest x of the symbols GLIBC_2.x that files ask for; 0 where none asks."""
    newest = 0
    for file in glob(os.path.join(directory, "bouncecode", "**"), recursive=True):
        if file.endswith(".so") or file.endswith(COMMAND):
            symbols = subprocess.run(["objdump", "-T", file], capture_output=True, text=True)
            newest = max([newest, *map(int, re.findall(r"GLIBC_2\.(\d+)", symbols.stdout))])
    return newest


class wheel_for_many(bdist_wheel):
    """Says manylinux2014 (PEP 599, glibc 2.17) of what runs there, and of nothing else."""

    def get_tag(self):
        python, abi, system = super().get_tag()
        machine = platform.machine()
        if sys.platform == "linux" and machine in ("x86_64", "aarch64"):
            if 0 < newest_glibc(self.bdist_dir) <= 17:
                system = f"manylinux2014_{machine}"
        return python, abi, system


setup(
    version=version(),
    packages=["bouncecode"],
    package_data={"bouncecode": ["py.typed", "*.pyi", "bin/*"]},
    ext_modules=[
        Extension(
            "bouncecode._bouncecode",
            sources(),
            include_dirs=["source/src", "source/generated"],
            define_macros=[("Py_LIMITED_API", "0x030A0000"), ("PY_SSIZE_T_CLEAN", None)],
            extra_compile_args=[] if os.name == "nt" else ["-std=gnu11", "-g0", "-fvisibility=hidden"],
            py_limited_api=True,
        )
    ],
    cmdclass={"build_ext": build_both, "bdist_wheel": wheel_for_many},
    options={"bdist_wheel": {"py_limited_api": "cp310"}},
    zip_safe=False,
)
