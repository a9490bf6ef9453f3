import { expect, it } from 'vitest';
import { sayingsOf } from './sayings';
import type { ReplayReport } from './types';

const say = (key: string, values: Record<string, string> = {}) => [key.replace('replay.', ''), ...Object.values(values)].join(' ');
const nothing: ReplayReport = { late: [], approvers: [], path: null, firstDifference: null, note: null };
const limit: ReplayReport['late'][number] = {
  node: 'funds-payout', name: '案款发放', subjectId: null, wasLate: false, wasDueOn: '2026-04-01', wasDueAt: '2026-04-01T16:00:00Z', wasDoneAt: '2026-03-30T02:00:00Z', isLate: true, dueOn: '2026-04-01', dueAt: '2026-04-01T16:00:00Z', doneAt: null,
};
const [clerk, judge] = [{ code: 'clerk', name: '书记员' }, { code: 'judge', name: '法官' }];
const asked = (was: (typeof clerk)[], becomes: (typeof clerk)[]) => ({ definitionId: 'payout', activityId: 'check', name: '核对', was, becomes });
const step = (name: string, times = 1) => ({ definitionId: 'payout', activityId: name, name, times });

it.each<[string, Partial<ReplayReport>, string[]]>([
  ['nothing', {}, []],
  ['a node that is late', { late: [limit] }, ['is-late 案款发放 2026-04-01 2026-04-01 never-done']],
  ['a node that was not started, in hours', { late: [{ ...limit, wasDueOn: null, wasDueAt: null, dueOn: null, dueAt: '2026-04-01T02:30:00Z' }] }, ['is-late 案款发放 no-limit 2026-04-01 10:30 never-done']],
  ['a node that is late no more', { late: [{ ...limit, wasLate: true, isLate: false, dueOn: null, dueAt: null }] }, ['no-longer-late 案款发放 2026-04-01 no-limit done-at 2026-03-30 10:00']],
  ['others who are asked', { approvers: [asked([clerk], [judge, clerk])] }, ['asked-of 核对 书记员 法官、书记员']],
  ['a new task', { approvers: [asked([], [judge])] }, ['newly-asked 核对 法官']],
  ['a task that is gone', { approvers: [asked([judge], [])] }, ['no-longer-asked 核对 法官']],
  ['another way', { path: { gone: [step('审查')], added: [step('复核', 2), step('签字')] } }, ['gone 审查', 'added 复核 ×2、签字']],
  ['a note', { note: '仅供参考' }, ['仅供参考']],
])('tells of %s', (_, part, expected) => expect(sayingsOf({ ...nothing, ...part }, say)).toEqual(expected));

it('has nothing to tell of a case without a report', () => expect(sayingsOf(null, say)).toEqual([]));
