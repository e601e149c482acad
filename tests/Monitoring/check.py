#!/usr/bin/python3
"""Checks what package/cluster/monitoring asks Prometheus.

Reads the metrics of a running server from standard input. promtool reads them and the rules, and runs rules-test.yaml; every
series and every label that a rule or a panel names must be among the metrics. The exit code is 1 if something is wrong.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from prometheus_client.parser import text_string_to_metric_families

HERE = Path(__file__).resolve().parent
MONITORING = HERE.parents[1] / "package/cluster/monitoring"
# What Prometheus or Kubernetes adds to each series, or makes itself.
ADDED_LABELS = {"pod", "namespace", "job", "instance", "container"}
SERIES = re.compile(r"\b((?:crossplane|grpc|process)_[a-z0-9_]+)\b(\{[^}]*\})?")
LABEL = re.compile(r"([a-zA-Z_][a-zA-Z0-9_]*)\s*(?:=|!=|=~|!~)\s*\"([^\"]*)\"")
GROUPING = re.compile(r"\bby \(([^)]*)\)")


def read_series(text):
    """The labels of each series, and their values."""
    series = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = series.setdefault(sample.name, {})
            for name, value in sample.labels.items():
                labels.setdefault(name, set()).add(value)
    return series


def read_rules():
    return yaml.safe_load((MONITORING / "prometheus-rule.yaml").read_text())["spec"]


def expressions(rules):
    for group in rules["groups"]:
        for rule in group["rules"]:
            yield rule["alert"], rule["expr"]
    dashboard = json.loads((MONITORING / "dashboard.json").read_text())
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]
    for variable in dashboard["templating"]["list"]:
        if variable["type"] == "query":
            yield variable["name"], variable["query"]


def problems_of(name, expression, series):
    found = list(SERIES.finditer(GROUPING.sub("", expression)))
    if not found:
        yield f"{name}: names no series"
    known = set(ADDED_LABELS)
    for match in found:
        if match[1] not in series:
            yield f"{name}: there is no series {match[1]}"
            continue
        labels = series[match[1]]
        known |= labels.keys()
        for label, value in LABEL.findall(match[2] or ""):
            if label not in labels and label not in ADDED_LABELS:
                yield f"{name}: {match[1]} has no label {label}"
            elif label == "le" and value not in labels[label]:
                yield f"{name}: {match[1]} has no bucket {value}"
    for group in GROUPING.findall(expression):
        for label in group.split(","):
            if label.strip() not in known:
                yield f"{name}: no series has the label {label.strip()}"


def promtool(*arguments, text=None):
    result = subprocess.run(["promtool", *map(str, arguments)], input=text, capture_output=True, text=True)
    return [] if result.returncode == 0 else [f"promtool {' '.join(map(str, arguments[:2]))}: {result.stdout}{result.stderr}"]


def check_rules(rules):
    with tempfile.TemporaryDirectory() as directory:
        rule_file = Path(directory, "rules.yaml")
        rule_file.write_text(yaml.safe_dump(rules))
        test = yaml.safe_load((HERE / "rules-test.yaml").read_text())
        test["rule_files"] = [str(rule_file)]
        test_file = Path(directory, "test.yaml")
        test_file.write_text(yaml.safe_dump(test))
        return promtool("check", "rules", rule_file) + promtool("test", "rules", test_file)


def check_anchors(rules):
    """Each alert has a heading of its own in the document that it names."""
    headings = {line.lstrip("# ").strip().lower() for line in (HERE.parents[1] / "docs/operations.md").read_text().splitlines() if line.startswith("#")}
    for group in rules["groups"]:
        for rule in group["rules"]:
            anchor = rule["annotations"]["runbook_url"].split("#")[1]
            if anchor != rule["alert"].lower() or anchor not in headings:
                yield f"{rule['alert']}: docs/operations.md has no heading {anchor}"


def main():
    metrics = sys.stdin.read()
    series = read_series(metrics)
    rules = read_rules()
    asked = list(expressions(rules))
    problems = promtool("check", "metrics", text=metrics) + check_rules(rules) + list(check_anchors(rules))
    problems += [problem for name, expression in asked for problem in problems_of(name, expression, series)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(json.dumps({"expressions": len(asked), "series": len(series), "problems": len(problems)}))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
