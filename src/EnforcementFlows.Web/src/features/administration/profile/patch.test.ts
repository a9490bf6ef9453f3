import { noEdits, patchOf, type Profile } from './patch';

const profile = {
  settings: { alertTime: '09:00:00', rollHours: false, unclaimedAfter: { unit: 'working-day', n: 1 } },
  nodes: {
    'enforcement-notice': { name: '发送执行通知', court: { unit: 'day', n: 3 }, alert: [{ unit: 'day', n: 1 }, { unit: 'hour', n: 2 }] },
    'handling-term': { name: '办案期限', court: null, alert: [] },
  },
  roles: [
    { code: 'judge', name: '员额法官', scope: 'own', fallback: 'director', clause: null },
    { code: 'director', name: '局长', scope: 'bureau', fallback: null, clause: 'TB-2.1-1' },
  ],
  approvalChains: {
    extension: { name: '延长', reply: { n: 1, unit: 'working-day', toBeConfirmed: true }, steps: [{ roles: ['director'], mode: 'decision', clause: 'TB-3.2-13a', quorum: 1, includesRequester: false, toBeConfirmed: false }] },
    close: { name: '结案', steps: [{ roles: ['director'], quorum: 1, includesRequester: false, toBeConfirmed: true }] },
  },
  triage: [{ rule: 'large', name: '标的较大', when: 'facts.largeClaim === true', class: 'special', track: 'judge', toBeConfirmed: false }],
  outcomes: { 'put-off': '延期再办' },
} as unknown as Profile;

test('what is entered as it was is no change', () => {
  expect(patchOf(profile, noEdits)).toBeNull();
  expect(
    patchOf(profile, {
      settings: { rollHours: false, unclaimedAfter: { n: 1, unit: 'working-day' } },
      limits: { 'enforcement-notice': { unit: 'day', n: 3 } },
      alerts: {},
      roles: { judge: { name: '员额法官' } },
      chains: { extension: { steps: profile.approvalChains.extension!.steps, reply: { unit: 'working-day', n: 1 } } },
      triage: [...profile.triage!],
      outcomes: [{ code: 'put-off', name: '延期再办' }, { code: '', name: '', isNew: true }],
    }),
  ).toBeNull();
});

test('a patch names what differs and nothing else; a list is replaced as a whole', () => {
  const edits = { ...noEdits, settings: { alertTime: '08:30:00', rollHours: false }, limits: { 'enforcement-notice': { unit: 'day' as const, n: 5 } }, alerts: { 'enforcement-notice': { unit: 'day' as const, n: 2 } } };
  expect(patchOf(profile, edits)).toEqual({
    settings: { alertTime: '08:30:00' },
    nodes: { 'enforcement-notice': { court: { unit: 'day', n: 5 }, alert: [{ unit: 'day', n: 2 }, { unit: 'hour', n: 2 }] } },
  });
});

test('a role that loses its stand-in is written without one, beside those that stay as they are', () => {
  expect(patchOf(profile, { ...noEdits, roles: { judge: { name: '法官', fallback: null } } })).toEqual({
    roles: [{ code: 'judge', name: '法官', scope: 'own' }, { code: 'director', name: '局长', scope: 'bureau', clause: 'TB-2.1-1' }],
  });
});

test('a chain is patched by itself: its steps as a list, its reply apart', () => {
  const steps = [...profile.approvalChains.extension!.steps, { roles: ['judge'], mode: 'quorum' as const, quorum: 3, includesRequester: false, toBeConfirmed: true }];
  expect(patchOf(profile, { ...noEdits, chains: { extension: { steps, reply: { n: 2, unit: 'working-day' } } } })).toEqual({
    approvalChains: { extension: { steps: [{ roles: ['director'], clause: 'TB-3.2-13a' }, { roles: ['judge'], mode: 'quorum', quorum: 3, toBeConfirmed: true }], reply: { n: 2, unit: 'working-day' } } },
  });
});

test('rules for triage are patched in the order in which they decide', () => {
  const rule = { rule: 'rule-2', name: '简单', when: 'true', class: 'simple', track: 'centre', toBeConfirmed: true };
  expect(patchOf(profile, { ...noEdits, triage: [rule, ...profile.triage!] })).toEqual({
    triage: [rule, { rule: 'large', name: '标的较大', when: 'facts.largeClaim === true', class: 'special', track: 'judge' }],
  });
});

test('names of outcomes are patched one by one, and one that is gone is taken away', () => {
  const kept = { code: 'put-off', name: '延期再办' };
  expect(patchOf(profile, { ...noEdits, outcomes: [kept, { code: 'hold', name: ' 暂缓 ', isNew: true }] })).toEqual({ outcomes: { hold: '暂缓' } });
  expect(patchOf(profile, { ...noEdits, outcomes: [{ ...kept, name: '延期' }] })).toEqual({ outcomes: { 'put-off': '延期' } });
  expect(patchOf(profile, { ...noEdits, outcomes: [] })).toEqual({ outcomes: { 'put-off': null } });
  expect(patchOf({ ...profile, outcomes: undefined }, { ...noEdits, outcomes: [{ ...kept, isNew: true }] })).toEqual({ outcomes: { 'put-off': '延期再办' } });
});
