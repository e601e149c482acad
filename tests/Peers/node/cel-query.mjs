// Evaluates CEL expressions over `object`, as provider-kubernetes does for the readiness of an Object: the object is of any
// type, and every number of it is a double, because it comes from JSON.
import { readFileSync } from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';

const environment = new Environment();
environment.registerVariable('object', 'dyn');
for (const { query, object } of JSON.parse(readFileSync(0, 'utf8'))) {
  console.log(JSON.stringify(evaluate(query, object)));
}

function evaluate(query, object) {
  const check = environment.check(query);
  if (!check.valid || check.type !== 'bool') {
    throw new Error(`${query}: ${check.error?.message ?? `is ${check.type}, not bool`}`);
  }
  try {
    return { holds: environment.parse(query)({ object }), error: null };
  } catch (error) {
    return { holds: false, error: error.message };
  }
}
