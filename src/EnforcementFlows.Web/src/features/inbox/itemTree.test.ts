import { readdirSync, readFileSync } from 'node:fs';
import type { FormDefinition } from '@/components/forms/values';
import { formOfRequest, itemLines, kindOf, type ItemWords } from './itemTree';

const words: ItemWords = {
  label: (key) => ({ reason: '理由', data: '申请内容', decisions: '审批意见', by: '审批人', unmet: '未满足的条件' })[key],
  code: (key, value) => (key === 'decision' && value === 'approve' ? '同意' : undefined),
  person: (id) => (id === '01a205bc-dab8-720c-a600-eb93b5e51805' ? '蒋局长' : undefined),
  yesNo: (value) => (value ? '是' : '否'),
  number: (index) => String(index + 1),
};

const fields = [
  { name: 'newEnd', label: '延长至', type: 'date' },
  { name: 'items', label: '明细', type: 'array', fields: [{ name: 'way', label: '方式', type: 'select', options: [{ value: 'post', label: '邮寄' }] }] },
];

test('a request is shown under the names of its form, people by name, codes in words', () => {
  const item = {
    reason: '案情复杂',
    data: { newEnd: '2026-09-01', items: [{ way: 'post' }], urgent: true, measureId: '99999999-dab8-720c-a600-eb93b5e51805', nothing: null },
    decisions: [{ by: '01a205bc-dab8-720c-a600-eb93b5e51805', decision: 'approve', at: '2026-03-02T01:00:00Z' }],
    unmet: [{ code: 'x', message: '尚有财产未处置', clause: 'TB-3.2-14b' }],
  };
  expect(itemLines(item, fields, words)).toEqual([
    { label: '理由', text: '案情复杂' },
    { label: '申请内容', lines: [{ label: '延长至', text: '2026-09-01' }, { label: 'urgent', text: '是' }, { label: '明细', lines: [{ label: '1', lines: [{ label: '方式', text: '邮寄' }] }] }] },
    { label: '审批意见', lines: [{ label: '1', lines: [{ label: '审批人', text: '蒋局长' }, { label: 'decision', text: '同意' }, { label: 'at', text: '2026-03-02 09:00' }] }] },
    { label: '未满足的条件', lines: [{ label: '1', text: '尚有财产未处置', clause: 'TB-3.2-14b' }] },
  ]);
});

test.each([null, undefined, 'text', {}, { missing: null }, { missing: [] }])('%o shows nothing', (item) => {
  expect(itemLines(item, undefined, words)).toEqual([]);
});

test.each([
  [{ kind: 'extension' }, 'extension'],
  [{ request: { kind: 'close' } }, 'close'],
  [{ data: {} }, null],
  [null, null],
])('%o belongs to a request of kind %s', (item, kind) => {
  expect(kindOf(item)).toBe(kind);
});

const folder = '../../workflows/forms/';
const forms = readdirSync(folder).map((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as FormDefinition);

test('every kind of request finds the form it comes in', () => {
  for (const form of forms) for (const kind of form.requestKinds ?? []) expect(formOfRequest(kind)).toBe(form.key);
  for (const { key } of forms) if (key.endsWith('-request')) expect(formOfRequest(key.slice(0, -'-request'.length))).toBe(key);
});
