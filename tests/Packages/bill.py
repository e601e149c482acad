#!/usr/bin/python3
"""Compares a bill of materials with what the compiler linked: bill.py BILL RESPONSE_FILE EXECUTABLE

The response file is what the compiler of machine code is called with: it names every assembly by its path, and the folder of
a NuGet package is part of that.
"""
import json
import re
import sys

bill, response, executable = sys.argv[1:]
components = json.load(open(bill))["components"]
listed = {component["purl"].lower() for component in components if component["purl"].startswith("pkg:nuget/")}
paths = re.findall(r"/packages/([^/]+)/([^/]+)/\S+\.dll$", open(response).read(), re.MULTILINE)
linked = {f"pkg:nuget/{name}@{version}".lower() for name, version in paths}
# The compiler itself is not part of what it makes.
linked = {purl for purl in linked if ".ilcompiler@" not in purl}
problems = [f"{purl} is linked, but not in the bill" for purl in sorted(linked - listed)]
problems += [f"{purl} is in the bill, but not linked" for purl in sorted(listed - linked)]
if b"zlib-ng" in open(executable, "rb").read() and not any(component["name"] == "zlib-ng" for component in components):
    problems.append("zlib-ng is linked, but not in the bill")
if not linked:
    problems.append(f"{response} names no package")
if problems:
    sys.exit("\n".join(problems))
print(f"{len(listed)} packages, as linked")
