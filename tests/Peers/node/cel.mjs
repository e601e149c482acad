// Evaluates the CEL rules of structural schemas (x-kubernetes-validations) with cel-js; tests/Peers/README.md tells how.
import { readFileSync } from 'node:fs';
import { CelRules } from './cel-rules.mjs';

const { schema, objects } = JSON.parse(readFileSync(0, 'utf8'));
const rules = new CelRules(schema);
for (const object of objects) {
  console.log(JSON.stringify(rules.evaluate(object)));
}
