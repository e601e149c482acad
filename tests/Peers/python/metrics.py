#!/usr/bin/python3
"""Reads metrics in Prometheus' text format from standard input and prints each family as JSON."""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families

for family in text_string_to_metric_families(sys.stdin.read()):
    samples = [{"name": sample.name, "labels": sample.labels, "value": sample.value} for sample in family.samples]
    print(json.dumps({"name": family.name, "type": family.type, "help": family.documentation, "samples": samples}))
