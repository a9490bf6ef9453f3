// Writes any value as text, so that undefined, NaN, -0, holes and the order of members can be compared.
const show = v => v === undefined ? 'undefined'
  : v === null ? 'null'
  : typeof v === 'number' ? (Object.is(v, -0) ? '-0' : String(v))
  : typeof v === 'string' ? JSON.stringify(v)
  : typeof v === 'boolean' ? String(v)
  : typeof v === 'function' ? 'function ' + v.name
  : Array.isArray(v) ? '[' + Array.from(v, (x, i) => i in v ? show(x) : 'hole').join(',') + ']'
  : v instanceof Date ? 'Date ' + v.getTime()
  : v instanceof Error ? 'Error ' + v.name
  : v instanceof Map ? 'Map ' + show([...v])
  : v instanceof Set ? 'Set ' + show([...v])
  : '{' + Object.keys(v).map(k => JSON.stringify(k) + ':' + show(v[k])).join(',') + '}';
