import { lineOf } from './line';

test.each([
  ['a task', { id: 't', caseId: 'c', caseNumber: '执1', name: '审批', outcomes: [], dueAt: 'd', dueOn: '2026-03-02' }, { key: 't', to: '/tasks/t', title: '执1', about: '审批', dueAt: 'd', dueOn: '2026-03-02' }],
  ['a node', { id: 'n', caseId: 'c', caseNumber: '执1', nodeName: '执行通知', dueAt: 'd' }, { key: 'n', to: '/cases/c', title: '执1', about: '执行通知', dueAt: 'd', dueOn: null }],
  ['a measure', { caseId: 'c', caseNumber: '执1', measure: { id: 'm', property: '房产', endsOn: '2026-04-01' } }, { key: '3', to: '/cases/c/property?renew=m', title: '执1', about: '房产', dueAt: null, dueOn: '2026-04-01' }],
  ['a receipt', { id: 'r', reference: '流水1', payer: '乙' }, { key: 'r', to: null, title: '流水1', about: '乙', dueAt: null, dueOn: null }],
])('%s is told by what it is about', (_, row, line) => expect(lineOf(row, 3)).toEqual(line));
