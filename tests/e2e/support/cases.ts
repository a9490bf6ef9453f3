import { Caller, caller, type Page, type Task } from './api';

/** The courts by their code in case numbers. */
const codes = { tongbai: '豫1330', wolong: '豫1303', hualong: '豫0902', shihe: '豫1502', jiangyuan: '吉7505' };

export type Court = keyof typeof codes;

// before the hour at which the clock of the tests starts
const [day, morning] = ['2026-03-01', '2026-03-02T08:30:00+08:00'];

let last = 100_000 + Math.floor(Math.random() * 800_000);

/** A case number that no other test has, as the pages show it. */
export const newNumber = (court: Court = 'tongbai') => `(2026)${codes[court]}执${++last}号`;

/** A case as its pages show it. */
export type Filed = { id: string; number: string };

/** Files a case with the court's first judge; what differs from an ordinary one comes in `more`. */
export async function fileCase(court: Court, more: Record<string, unknown> = {}): Promise<Filed> {
  const filing = await caller(`${court}.filing-system`);
  const { id, caseNumber } = await filing.post<{ id: string; caseNumber: string }>('/api/cases', {
    caseNumber: newNumber(court),
    caseType: 'first-enforcement',
    applicationReceivedOn: day,
    filedAt: morning,
    materialReceivedAt: morning,
    title: { kind: 'judgment', number: '（2025）民初88号', effectiveOn: '2026-01-05' },
    cause: '民间借贷纠纷',
    claimAmount: '50000.00',
    applicants: [{ name: '申请执行人甲', kind: 'natural', idNumber: '000000199001010018', address: '城关镇某路1号' }],
    debtors: [{ name: '被执行人乙', kind: 'natural', idNumber: '00000019850615002X', address: '城关镇某路2号' }],
    assignedHandler: 'judge1',
    facts: {},
    ...more,
  });
  return { id, number: caseNumber };
}

/** Asks for something on a case. */
export async function request(account: string, caseId: string, kind: string, reason: string, data: unknown): Promise<void> {
  await (await caller(account)).post(`/api/cases/${caseId}/requests/${kind}`, { reason, data });
}

/** Claims the open task of a case whose name begins so. */
export async function claim(account: string, caseId: string, name: string): Promise<Task> {
  const person = await caller(account);
  const task = await openTask(person, caseId, name);
  return task.state === 'open' ? person.post<Task>(`/api/tasks/${task.id}/claim`, {}) : task;
}

/** Claims the task, where it is not assigned already, and completes it. */
export async function complete(account: string, caseId: string, name: string, form: unknown, outcome = 'done'): Promise<void> {
  const { id } = await claim(account, caseId, name);
  await (await caller(account)).post(`/api/tasks/${id}/complete`, { outcome, form });
}

/** The task of a case that is still to be done and whose name begins so, for somebody who sees it. */
export async function openTask(person: Caller, caseId: string, name: string): Promise<Task> {
  const { items } = await person.get<Page<Task>>(`/api/tasks?view=inbox&caseId=${caseId}`);
  const task = items.find((row) => row.name.startsWith(name) && (row.state === 'open' || row.state === 'claimed'));
  if (!task) throw new Error(`No open task ${name}: ${items.map((row) => `${row.name} ${row.state}`).join(', ')}`);
  return task;
}
