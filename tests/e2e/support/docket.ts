import { Caller, type Page, type Task } from './api';

const callers = new Map<string, Promise<Caller>>();

/** A person or a system, signed in once. */
export function caller(account: string): Promise<Caller> {
  const known = callers.get(account) ?? (/-(system|gateway)$/.test(account) ? Caller.system(account) : Caller.staff(account));
  callers.set(account, known);
  return known;
}

export const anyNumber = () => 100_000 + Math.floor(Math.random() * 300_000);

/** Files a case at a court, and gives its id and number as the pages show it. */
export async function fileCase(court: string, code: string, changes: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const filing = {
    caseNumber: `（2026）${code}执${anyNumber()}号`,
    caseType: 'first-enforcement',
    applicationReceivedOn: '2026-02-26',
    filedAt: '2026-02-27T09:30:00+08:00',
    materialReceivedAt: '2026-02-27T09:30:00+08:00',
    title: { kind: 'judgment', number: '（2025）民初88号', effectiveOn: '2026-01-05' },
    cause: '民间借贷纠纷',
    claimAmount: '50000.00',
    applicants: [{ name: '申请人甲', kind: 'natural', idNumber: '000000199001010018', address: '某路1号' }],
    debtors: [{ name: '被执行人乙', kind: 'natural', idNumber: '00000019850615002X', address: '某路2号' }],
    assignedHandler: 'judge1',
    facts: {},
    ...changes,
  };
  const { id, caseNumber } = await (await caller(`${court}.filing-system`)).post<{ id: string; caseNumber: string }>('/api/cases', filing);
  return { id, number: caseNumber };
}

/** Claims the open task of that name, where it is not assigned already, and completes it. */
export async function complete(account: string, caseId: string, name: string, form: unknown, outcome = 'done'): Promise<void> {
  const person = await caller(account);
  const { items } = await person.get<Page<Task>>(`/api/cases/${caseId}/tasks`);
  const task = items.find((row) => row.name.startsWith(name) && (row.state === 'open' || row.state === 'claimed'));
  if (!task) throw new Error(`No open task ${name}: ${items.map((row) => `${row.name} ${row.state}`).join(', ')}`);
  if (task.state === 'open') await person.post(`/api/tasks/${task.id}/claim`, {});
  await person.post(`/api/tasks/${task.id}/complete`, { outcome, form });
}
