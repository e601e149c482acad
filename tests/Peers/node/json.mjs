// The JSON mapping of protobuf for the messages of run_function.proto: Struct as a plain object, Duration as "60s".
// proto-loader has bytes as base64 and enums by name already; names are kept as the proto file has them.

const camelCase = name => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

export class JsonMapping {
  constructor(definitions, packageName) {
    this.definitions = definitions;
    this.packageName = packageName;
  }

  parse(typeName, json) {
    return this.#read(this.#find(typeName), json, typeName);
  }

  print(typeName, message) {
    return this.#write(this.#find(typeName), message);
  }

  #find(typeName) {
    return (this.definitions[`${this.packageName}.${typeName}`] ?? this.definitions[typeName]).type;
  }

  #read(type, json, path) {
    if (json === null || typeof json !== 'object' || Array.isArray(json)) {
      throw new Error(`${path} must be an object`);
    }
    const message = {};
    for (const [name, value] of Object.entries(json)) {
      const field = type.field.find(candidate => candidate.name === name || camelCase(candidate.name) === name);
      if (!field) {
        throw new Error(`${path} has no field ${name}`);
      }
      if (value !== null) {
        this.#requireKnownEnum(field, value, `${path}.${name}`);
        message[field.name] = this.#mapField(type, field, value, (valueType, item) => this.#readValue(valueType, item, `${path}.${name}`));
      }
    }
    return message;
  }

  #requireKnownEnum(field, value, path) {
    if (field.type !== 'TYPE_ENUM') {
      return;
    }
    const names = this.#find(field.typeName).value.map(candidate => candidate.name);
    const unknown = [value].flat().find(item => typeof item === 'string' && !names.includes(item));
    if (unknown !== undefined) {
      throw new Error(`${path} must be one of ${names.join(', ')}, not ${unknown}`);
    }
  }

  #readValue(typeName, value, path) {
    switch (typeName) {
      case 'google.protobuf.Struct': return toStruct(value);
      case 'google.protobuf.Duration': return toDuration(value, path);
      default: return this.#read(this.#find(typeName), value, path);
    }
  }

  #write(type, message) {
    const json = {};
    for (const field of type.field) {
      const value = message[field.name];
      if (value !== undefined && value !== null) {
        json[camelCase(field.name)] = this.#mapField(type, field, value, (valueType, item) => this.#writeValue(valueType, item));
      }
    }
    return json;
  }

  #writeValue(typeName, value) {
    switch (typeName) {
      case 'google.protobuf.Struct': return fromStruct(value);
      case 'google.protobuf.Duration': return fromDuration(value);
      default: return this.#write(this.#find(typeName), value);
    }
  }

  #mapField(type, field, value, map) {
    if (field.type !== 'TYPE_MESSAGE') {
      return value;
    }
    const entry = type.nestedType.find(nested => nested.options?.mapEntry && nested.name === field.typeName);
    if (field.label === 'LABEL_REPEATED' && entry) {
      const { type: valueType, typeName } = entry.field.find(part => part.name === 'value');
      const mapItem = item => valueType === 'TYPE_MESSAGE' ? map(typeName, item) : item;
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapItem(item)]));
    }
    return field.label === 'LABEL_REPEATED' ? value.map(item => map(field.typeName, item)) : map(field.typeName, value);
  }
}

function toStruct(json) {
  return { fields: Object.fromEntries(Object.entries(json).map(([key, value]) => [key, toValue(value)])) };
}

function toValue(json) {
  switch (typeof json) {
    case 'string': return { stringValue: json };
    case 'number': return { numberValue: json };
    case 'boolean': return { boolValue: json };
  }
  if (json === null) {
    return { nullValue: 'NULL_VALUE' };
  }
  return Array.isArray(json) ? { listValue: { values: json.map(toValue) } } : { structValue: toStruct(json) };
}

function fromStruct(struct) {
  return Object.fromEntries(Object.entries(struct.fields ?? {}).map(([key, value]) => [key, fromValue(value)]));
}

function fromValue(value) {
  if (value.structValue) {
    return fromStruct(value.structValue);
  }
  if (value.listValue) {
    return (value.listValue.values ?? []).map(fromValue);
  }
  return value.stringValue ?? value.numberValue ?? value.boolValue ?? null;
}

function toDuration(text, path) {
  const match = /^(-?)(\d+)(?:\.(\d{1,9}))?s$/.exec(text);
  if (!match) {
    throw new Error(`${path} must be a duration such as "60s"`);
  }
  const [, sign, seconds, fraction = ''] = match;
  return { seconds: sign + seconds, nanos: Number(sign + fraction.padEnd(9, '0')) };
}

function fromDuration({ seconds = '0', nanos = 0 }) {
  const sign = Number(seconds) < 0 || nanos < 0 ? '-' : '';
  const whole = String(seconds).replace('-', '');
  const fraction = String(Math.abs(nanos)).padStart(9, '0').replace(/(000){1,3}$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`}s`;
}
