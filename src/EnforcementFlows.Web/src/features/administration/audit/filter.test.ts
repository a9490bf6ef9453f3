import { searchOf, wantedOf, type Wanted } from './filter';

const now = new Date('2026-03-01T17:30:00Z'); // 2 March at court

test.each<[string, Wanted]>([
  ['', { from: '2026-01-31', to: '2026-03-02' }],
  ['from=2026-02-01', { from: '2026-02-01', to: '2026-03-02' }],
  ['to=2025-12-31', { from: '2025-12-01', to: '2025-12-31' }],
  ['record=access&by=u&caseId=c', { from: '2026-01-31', to: '2026-03-02', kind: 'access', by: 'u', caseId: 'c' }],
  ['record=nothing&by=', { from: '2026-01-31', to: '2026-03-02' }],
])('the address ?%s asks for', (search, wanted) => expect(wantedOf(new URLSearchParams(search), now)).toEqual(wanted));

test('what is asked for is read from its address again', () => {
  const wanted: Wanted = { from: '2026-01-01', to: '2026-01-31', kind: 'refused', by: 'u', caseId: 'c' };
  expect(wantedOf(searchOf(wanted), now)).toEqual(wanted);
  expect(searchOf({ kind: undefined, caseId: '' }).toString()).toBe('kind=search');
});
