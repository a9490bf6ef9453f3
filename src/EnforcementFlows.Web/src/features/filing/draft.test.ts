// @vitest-environment jsdom
import { dropDraft, emptyDraft, filingOf, keepDraft, keptDraft, type Draft } from './draft';

const draft: Draft = {
  ...emptyDraft(),
  caseNumber: ' （2026）豫1330执1号 ',
  filedAt: '2026-03-02 09:00',
  claimAmount: '1,234.50',
  applicants: [{ name: '甲', kind: 'natural', idNumber: '000000199001010018', phone: ' ' }],
  facts: { complex: true, sensitive: false, heads: 12, unknown: null },
};

test('what is sent is trimmed, timed in the court’s zone, and leaves out what was left empty', () => {
  const sent = filingOf(draft);
  expect(sent).toMatchObject({ caseNumber: '（2026）豫1330执1号', filedAt: '2026-03-02T09:00:00+08:00', claimAmount: '1234.50', facts: { complex: true, heads: 12 } });
  expect(sent.materialReceivedAt).toBeUndefined();
  expect(sent.applicants?.[0]).toEqual({ name: '甲', kind: 'natural', idNumber: '000000199001010018', phone: undefined, address: undefined });
});

test('a prior case is named only where a case is resumed', () => {
  expect(filingOf({ ...draft, priorCaseNumber: '（2025）豫1330执9号' }).priorCaseNumber).toBeUndefined();
  expect(filingOf({ ...draft, caseType: 'resumed', priorCaseNumber: '（2025）豫1330执9号' }).priorCaseNumber).toBe('（2025）豫1330执9号');
});

test('a draft is kept for its person, without identity numbers', () => {
  keepDraft('one', draft);
  expect(keptDraft('one')).toMatchObject({ caseNumber: draft.caseNumber, applicants: [{ name: '甲' }] });
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('000000199001010018');
  expect(keptDraft('another')).toBeUndefined();
  dropDraft('one');
  expect(keptDraft('one')).toBeUndefined();
});
