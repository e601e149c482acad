// CEL over a structural schema as the API server does it: a rule sees the value it stands at as `self`, with the types
// that the schema gives, so a field that the schema does not have is a mistake of the rule.
import { Environment } from '@marcbachmann/cel-js';

export class CelRules {
  #schema;
  #environment = new Environment();
  #types = new Map();
  #compiled = new Map();

  constructor(schema) {
    this.#schema = schema;
    // Of Kubernetes' own library of regular expressions.
    this.#environment.registerFunction('string.find(string): string', (text, pattern) => text.match(new RegExp(pattern))?.[0] ?? '');
    this.#typeOf(schema, '');
    this.#compile(schema, '');
  }

  // What every rule says of an object: the rule's place in the schema, the place in the object, and whether it holds.
  evaluate(object) {
    const answers = [];
    this.#visit(this.#schema, object, '', '', answers);
    return answers;
  }

  #compile(schema, place) {
    for (const [name, child] of children(schema)) {
      this.#compile(child, place + name);
    }
    const rules = schema['x-kubernetes-validations'] ?? [];
    if (rules.length === 0) {
      return;
    }
    const environment = this.#environment.clone();
    environment.registerVariable('self', this.#typeOf(schema, place));
    this.#compiled.set(place, rules.map(rule => compileRule(environment, rule, place)));
  }

  #typeOf(schema, place) {
    if (schema['x-kubernetes-int-or-string'] || schema['x-kubernetes-preserve-unknown-fields']) {
      return 'dyn';
    }
    switch (schema.type) {
      case 'array':
        return `list<${this.#typeOf(schema.items, `${place}[]`)}>`;
      case 'object':
        return schema.additionalProperties
          ? `map<string, ${this.#typeOf(schema.additionalProperties, `${place}{}`)}>`
          : this.#objectType(schema, place);
      default:
        return { string: 'string', boolean: 'bool', integer: 'int', number: 'double' }[schema.type];
    }
  }

  #objectType(schema, place) {
    if (!this.#types.has(place)) {
      const fields = Object.fromEntries(Object.entries(schema.properties ?? {})
        .map(([name, property]) => [name, this.#typeOf(property, `${place}.${name}`)]));
      const type = `Object${this.#types.size}`;
      this.#types.set(place, type);
      this.#environment.registerType(type, { fields });
    }
    return this.#types.get(place);
  }

  #visit(schema, value, place, path, answers) {
    for (const { rule, run } of this.#compiled.get(place) ?? []) {
      answers.push({ place, rule: rule.rule, path: path + (rule.fieldPath ?? ''), message: rule.message, holds: run(toCel(schema, value)) });
    }
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.#visit(schema.items, item, `${place}[]`, `${path}[${index}]`, answers));
    } else if (value !== null && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) {
        const property = schema.properties?.[name];
        const child = property ?? schema.additionalProperties;
        if (child) {
          this.#visit(child, member, place + (property ? `.${name}` : '{}'), `${path}.${name}`, answers);
        }
      }
    }
  }
}

function compileRule(environment, rule, place) {
  // The library lets has() name any field; the API server does not.
  const named = rule.rule.replace(/has\(([\w.]+)\)/g, '(size([dyn($1)]) == 1)');
  for (const expression of [rule.rule, named]) {
    const check = environment.check(expression);
    if (!check.valid || check.type !== 'bool') {
      throw new Error(`${place}: ${rule.rule}: ${check.error?.message ?? `is ${check.type}, not bool`}`);
    }
  }
  const program = environment.parse(rule.rule);
  return { rule, run: self => program({ self }) };
}

// Numbers of JSON that the schema calls integers are ints of CEL.
function toCel(schema, value) {
  if (Array.isArray(value)) {
    return value.map(item => toCel(schema.items ?? {}, item));
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value)
      .map(([name, member]) => [name, toCel(schema.properties?.[name] ?? schema.additionalProperties ?? {}, member)]));
  }
  const isInteger = schema.type === 'integer' || schema['x-kubernetes-int-or-string'];
  return isInteger && Number.isInteger(value) ? BigInt(value) : value;
}

function children(schema) {
  return [
    ...Object.entries(schema.properties ?? {}).map(([name, child]) => [`.${name}`, child]),
    ...(schema.items ? [['[]', schema.items]] : []),
    ...(schema.additionalProperties ? [['{}', schema.additionalProperties]] : []),
  ];
}
