import { noEdits, patchOf, type Profile } from './patch';

const profile = {
  settings: { alertTime: '09:00:00', rollHours: false, unclaimedAfter: { unit: 'working-day', n: 1 } },
  nodes: {
    'enforcement-notice': { name: '发送执行通知', court: { unit: 'day', n: 3 }, alert: [{ unit: 'day', n: 1 }, { unit: 'hour', n: 2 }] },
    'handling-term': { name: '办案期限', court: null, alert: [] },
  },
} as unknown as Profile;

test('what is entered as it was is no change', () => {
  expect(patchOf(profile, noEdits)).toBeNull();
  expect(patchOf(profile, { settings: { rollHours: false, unclaimedAfter: { n: 1, unit: 'working-day' } }, limits: { 'enforcement-notice': { unit: 'day', n: 3 } }, alerts: {} })).toBeNull();
});

test('a patch names what differs and nothing else; a list is replaced as a whole', () => {
  const edits = { settings: { alertTime: '08:30:00', rollHours: false }, limits: { 'enforcement-notice': { unit: 'day' as const, n: 5 } }, alerts: { 'enforcement-notice': { unit: 'day' as const, n: 2 } } };
  expect(patchOf(profile, edits)).toEqual({
    settings: { alertTime: '08:30:00' },
    nodes: { 'enforcement-notice': { court: { unit: 'day', n: 5 }, alert: [{ unit: 'day', n: 2 }, { unit: 'hour', n: 2 }] } },
  });
});
