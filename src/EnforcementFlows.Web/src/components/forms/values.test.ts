import { errorsByPath, idOf, moneyOf, requirementOf, toWire, type Field } from './values';

const field = (name: string, type: string, more: Partial<Field> = {}): Field => ({ name, label: name, type, ...more });

test.each([
  ['1250', '1250.00', 'yuan alone'],
  ['1,250.5', '1250.50', 'separators and one decimal'],
  ['¥ 12,500,000.00 元', '12500000.00', 'as it is copied from a sheet'],
  ['-3.10', '-3.10', 'a correction'],
  ['1.234', '1.234', 'three decimals are for the host to refuse'],
  ['十元', '十元', 'no figure'],
])('the amount %s is sent as %s: %s', (typed, sent) => {
  expect(moneyOf(typed)).toBe(sent);
});

test('entries are sent as the API takes them, and nothing for what is empty', () => {
  const fields = [
    field('note', 'multiline'),
    field('blank', 'text'),
    field('days', 'number'),
    field('bad', 'number'),
    field('fee', 'money'),
    field('on', 'date'),
    field('at', 'datetime'),
    field('then', 'datetime'),
    field('never', 'date'),
    field('no', 'boolean'),
    field('unsaid', 'boolean'),
    field('items', 'array', { fields: [field('amount', 'money'), field('done', 'boolean')] }),
    field('none', 'array', { fields: [field('amount', 'money')] }),
    field('place', 'object', { fields: [field('town', 'text')] }),
    field('empty', 'object', { fields: [field('town', 'text')] }),
  ];
  const sent = toWire(fields, {
    note: ' 见卷 ', blank: '  ', days: '15', bad: '十五', fee: '12', on: '2026-03-02', at: '2026-03-02T09:00', then: '2026-03-02 09:05', never: '明天', no: false,
    items: [{ amount: '1', done: true }, {}], none: [], place: { town: '城关镇' }, empty: { town: '' }, unknown: 'x',
  });
  expect(sent).toEqual({
    note: '见卷', days: 15, bad: '十五', fee: '12.00', on: '2026-03-02', at: '2026-03-02T09:00:00+08:00', then: '2026-03-02T09:05:00+08:00', never: '明天', no: false,
    items: [{ amount: '1.00', done: true }, {}], place: { town: '城关镇' },
  });
});

test.each([
  [field('a', 'text', { required: true }), [], { always: true, outcomes: [], waived: [] }],
  [field('a', 'text', { required: true }), ['withdraw'], { always: true, outcomes: [], waived: ['withdraw'] }],
  [field('a', 'text', { required: true, requiredFor: ['withdraw'] }), ['withdraw'], { always: true, outcomes: [], waived: [] }],
  [field('a', 'text', { requiredFor: ['return'] }), ['withdraw'], { always: false, outcomes: ['return'], waived: [] }],
  [field('a', 'text'), [], { always: false, outcomes: [], waived: [] }],
])('what is required of %o', (of, waivedFor, expected) => {
  expect(requirementOf(of, waivedFor)).toEqual(expected);
});

test('errors find their controls by the path of the API', () => {
  const errors = errorsByPath([
    { field: 'form.items[0].name', message: '请填写' },
    { field: 'form.items[0].name', message: '第二条' },
    { message: '没有字段' },
  ]);
  expect([...errors]).toEqual([['form.items[0].name', '请填写']]);
  expect(idOf('form.items[0].name')).toBe('field-form-items-0-name');
});
