// Evaluates CEL expressions: over `object` alone, as provider-kubernetes does for the readiness of an Object, or also over
// `oldObject` and `authorizer`, as an API server does for an admission policy. Objects are of any type, and every number of
// them is a double, because it comes from JSON.
import { readFileSync } from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';

class Authorizer {
  constructor(rights) {
    this.rights = rights;
  }
}

class GroupCheck {
  constructor(rights, group) {
    Object.assign(this, { rights, group });
  }
}

class ResourceCheck {
  constructor(rights, name) {
    Object.assign(this, { rights, name });
  }
}

class Decision {
  constructor(allows) {
    this.allows = allows;
  }
}

for (const question of JSON.parse(readFileSync(0, 'utf8'))) {
  console.log(JSON.stringify(evaluate(question)));
}

function evaluate({ query, rights, ...variables }) {
  const environment = new Environment();
  for (const name of Object.keys(variables)) {
    environment.registerVariable(name, 'dyn');
  }
  if (rights) {
    registerAuthorizer(environment);
    variables.authorizer = new Authorizer(rights);
  }
  const check = environment.check(query);
  if (!check.valid || check.type !== 'bool') {
    throw new Error(`${query}: ${check.error?.message ?? `is ${check.type}, not bool`}`);
  }
  try {
    return { holds: environment.parse(query)(variables), error: null };
  } catch (error) {
    return { holds: false, error: error.message };
  }
}

// Rights of the whole cluster only: an expression that asks for a namespace does not compile.
function registerAuthorizer(environment) {
  environment
    .registerType('Authorizer', Authorizer)
    .registerType('GroupCheck', GroupCheck)
    .registerType('ResourceCheck', ResourceCheck)
    .registerType('Decision', Decision)
    .registerVariable('authorizer', 'Authorizer')
    .registerFunction('Authorizer.group(string): GroupCheck', (authorizer, group) => new GroupCheck(authorizer.rights, group))
    .registerFunction('GroupCheck.resource(string): ResourceCheck', ({ rights, group }, resource) =>
      new ResourceCheck(rights, `${resource}.${group}`))
    .registerFunction('ResourceCheck.check(string): Decision', ({ rights, name }, verb) =>
      new Decision(rights.includes(`${verb} ${name}`)))
    .registerFunction('Decision.allowed(): bool', (decision) => decision.allows);
}
