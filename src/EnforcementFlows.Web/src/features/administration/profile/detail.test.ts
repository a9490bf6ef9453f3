import { inDetail, shown } from './detail';

const judge = { code: 'judge', name: '员额法官', scope: 'own', fallback: null };
const clerk = { code: 'clerk', name: '书记员', scope: 'team' };

test('of a list only the entries that differ are told, by what names them', () => {
  expect(inDetail({ path: 'roles', from: [judge, clerk], to: [{ ...judge, name: '法官', fallback: undefined }, clerk] })).toEqual([{ path: 'roles[judge].name', from: '员额法官', to: '法官' }]);
});

test('what is new, what is gone and another order are told', () => {
  const [one, two, three] = [{ rule: 'one' }, { rule: 'two' }, { rule: 'three' }];
  expect(inDetail({ path: 'triage', from: [one, two], to: [two, three, one] })).toEqual([
    { path: 'triage[three]', from: null, to: three },
    { path: 'triage', from: ['one', 'two'], to: ['two', 'one'] },
  ]);
});

test('entries without a name of their own are told by their place; plain values stay a whole', () => {
  expect(inDetail({ path: 'steps', from: [{ roles: ['a'], includesRequester: false }], to: [{ roles: ['a', 'b'] }] })).toEqual([{ path: 'steps[1].roles', from: ['a'], to: ['a', 'b'] }]);
  const plain = { path: 'holders', from: ['a'], to: ['b'] };
  expect(inDetail(plain)).toEqual([plain]);
});

test('names that were not there at all before are told one by one, and so are the last that go', () => {
  expect(inDetail({ path: 'outcomes', from: null, to: { 'put-off': '延期再办', hold: '暂缓' } })).toEqual([
    { path: 'outcomes.put-off', from: null, to: '延期再办' },
    { path: 'outcomes.hold', from: null, to: '暂缓' },
  ]);
  expect(inDetail({ path: 'outcomes', from: { hold: '暂缓' }, to: undefined })).toEqual([{ path: 'outcomes.hold', from: '暂缓', to: null }]);
});

test.each([[null, '—'], ['甲', '甲'], [['甲', '乙'], '甲、乙'], [3, '3'], [{ n: 1 }, '{\n "n": 1\n}']])('%o is shown as %s', (value, text) => expect(shown(value)).toBe(text));
