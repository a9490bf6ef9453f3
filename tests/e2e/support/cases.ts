import { Caller } from './api';

let last = 100_000 + Math.floor(Math.random() * 300_000);

/** A case number of Tongbai that no other test has, as the host writes it. */
export const newNumber = () => `(2026)豫1330执${++last}号`;

/** Files a case with a judge; what differs from an ordinary one comes in `more`. */
export async function fileCase(caseNumber: string, more: Record<string, unknown> = {}): Promise<{ id: string; caseNumber: string }> {
  const filing = await Caller.system('tongbai.filing-system');
  return filing.post('/api/cases', {
    caseNumber,
    caseType: 'first-enforcement',
    applicationReceivedOn: '2026-03-01',
    filedAt: '2026-03-02T08:30:00+08:00',
    materialReceivedAt: '2026-03-02T08:30:00+08:00',
    title: { kind: 'judgment', number: '（2025）豫1330民初88号', effectiveOn: '2026-01-01' },
    cause: '民间借贷纠纷',
    claimAmount: '50000.00',
    applicants: [{ name: '申请执行人甲', kind: 'natural', idNumber: '000000199001010018', address: '城关镇某路1号' }],
    debtors: [{ name: '被执行人乙', kind: 'natural', idNumber: '00000019850615002X', address: '城关镇某路2号' }],
    assignedHandler: 'judge1',
    facts: {},
    ...more,
  });
}
