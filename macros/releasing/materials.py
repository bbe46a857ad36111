"""The bill of materials: the Python packages that build the site, and the files it carries.

Source: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from macros.releasing.faults import ReleaseFault
from macros.version import PROJECT

VENDOR_LIST = "docs/assets/vendor.yaml"
_PURL_TYPES = {"npm": "npm", "pypi": "pypi"}


def render_materials(root: Path, python_bill: Path, version: str) -> str:
    """Give the whole bill as JSON.

    Args:
        root: the folder of the project.
        python_bill: what `cyclonedx-py requirements` wrote.
        version: the version of the project.

    Raises:
        ReleaseFault: when there is no bill of the Python packages.
    """
    try:
        bill = json.loads(python_bill.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ReleaseFault(f"{python_bill} is no bill of materials.") from None
    for component in bill.get("components", []):
        component.pop("description", None)  # the whole line of the lock file, once more
    # The commit tells the moment; the bill is the same whenever it is written.
    bill.setdefault("metadata", {}).pop("timestamp", None)
    bill["metadata"]["component"] = {
        "type": "data",
        "bom-ref": PROJECT,
        "name": PROJECT,
        "version": version,
        "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
    }
    bill["components"] = sorted(
        [*bill.get("components", []), *_list_vendored(root)],
        key=lambda component: (component["name"].lower(), component["bom-ref"]),
    )
    return json.dumps(bill, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _list_vendored(root: Path) -> list[dict[str, Any]]:
    """Give the packages that files in the site or the book were taken from."""
    content = yaml.safe_load((root / VENDOR_LIST).read_text(encoding="utf-8"))
    return [_describe(package, facts) for package, facts in content["packages"].items()]


def _describe(package: str, facts: dict[str, Any]) -> dict[str, Any]:
    purl_type = _PURL_TYPES.get(facts["registry"], "generic")
    purl = f"pkg:{purl_type}/{quote(package, safe='/')}@{facts['version']}"
    licence = str(facts["licence"])
    is_code = " " not in licence
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package,
        "version": str(facts["version"]),
        "purl": purl,
        "licenses": [{"expression": licence} if is_code else {"license": {"name": licence}}],
    }
