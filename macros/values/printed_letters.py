"""Letters that the book can print: those that its fonts have.

A check that needs this may not open fonts, which takes longer than all records.
"""

from __future__ import annotations

# First and last of each run of code points beyond ASCII, in hexadecimal digits. A test of the
# fonts holds them to these, and says what to write here when they were cut otherwise.
RUNS = """
    A0-181 186 18A 18D-190 192-194 196-197 19A-19B 19E 1A0-1A1 1AF-1B1 1B7 1BF-1C3 1CD-1DD 1E2-1E7
    1EA-1EB 1EE-1F0 1F4-1F5 1F7-201 204-205 208-209 20C-20D 218-220 222-223 226-227 237 23A-23E
    241-245 248-249 250-27B 27D-285 287-292 294-295 298-299 29B-29F 2A1-2A8 2B0-2B4 2B7-2B9
    2BB-2C1 2C6-2CC 2D0-2DE 2E0-2E4 2ED 300-30D 30F-313 315 318-320 323-32A 32C 32E-332 334
    337-33D 342-345 34F 357-358 35C 35E-35F 361 374-375 37A 37E 384-38A 38C 38E-3A1 3A3-3D1 3D5
    3D7 3D9 3DB 3DD 3E1 3F4 3F7-3F8 400-45F 462-463 472-475 490-493 496-49B 4A0-4A3 4AA-4AB
    4AE-4B3 4B6-4B7 4BA-4BB 4C0-4C4 4C7-4C8 4CF-4D1 4D4-4D9 4E2-4E3 4E6-4E9 4EE-4EF 4F2-4F3
    4F6-4F7 531-556 559-58A 58D-58F 600-604 606-6FF 750-77F 1E02-1E03 1E06-1E07 1E0A-1E11
    1E16-1E17 1E1E-1E2B 1E32-1E3B 1E3E-1E49 1E52-1E53 1E56-1E63 1E66-1E67 1E6A-1E6F 1E72-1E73
    1E7E-1E85 1E8E-1E97 1E9E-1EF9 2002-2007 2009-200A 200E 2010-201E 2020-2023 2025-2026 202F-2033
    2035 2039-203A 203C-203F 2044 2047-204A 2070-2071 2074-208E 20A1 20A3-20A4 20A6-20A7 20A9
    20AB-20AC 20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 20BF 2105 2113 2116-2117 211E 2120 2122 2126
    212E 2150-215E 2189 2190-2199 21A8 21D0-21D3 21E7 2200 2202-2203 2206 220F 2211-2212 2215
    2219-221A 221E-221F 2229 222B 2236-2237 2248 2260-2261 2264-2265 25A0-25A1 25AA-25AC 25B2-25BA
    25BC-25C4 25C6 25C9-25CC 25CF 25D8-25D9 25E6 2713 2717 FB13-FB17 FB50-FBC1 FBD3-FD3F FD50-FD8F
    FD92-FDC7 FDF0-FDFD FE70-FE72 FE74 FE76-FEFC
"""


def parse_runs(runs: str) -> frozenset[str]:
    """Give the letters of runs such as `A0-17F 192`."""
    ends = [run.partition("-") for run in runs.split()]
    return frozenset(
        chr(code)
        for first, _hyphen, last in ends
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def write_runs(letters: frozenset[str]) -> str:
    """Give the runs of letters beyond ASCII, the other way round."""
    runs: list[tuple[int, int]] = []
    for code in sorted(map(ord, letters)):
        if code < 0x80:
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1] = runs[-1][0], code
        else:
            runs.append((code, code))
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in runs)


# Joiners, which change their neighbours and have no picture of their own.
_JOINERS = "\u200c\u200d"
PRINTED = parse_runs(RUNS).union(_JOINERS)
