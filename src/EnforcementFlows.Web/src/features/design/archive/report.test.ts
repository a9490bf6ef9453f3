import { expect, it } from 'vitest';
import { nameIn } from './files';
import { countsOf, filesShown, isWorthIt, kindOf } from './report';

const files = (['unchanged', 'draft', 'refused', 'unchanged', 'proposed'] as const).map((state, place) => ({ state, place }));

it('counts what became of the files', () => expect(countsOf(files)).toEqual({ unchanged: 2, draft: 1, proposed: 1, delivered: 0, refused: 1 }));

it.each([
  ['those that matter', false, [2, 4, 1]],
  ['all of them', true, [2, 4, 1, 0, 3]],
])('shows %s, what was refused first', (_, showSame, places) => expect(filesShown(files, showSame).map(({ place }) => place)).toEqual(places));

it.each([
  ['a draft comes of it', ['unchanged', 'draft'], true],
  ['all is the same or refused', ['unchanged', 'refused', 'delivered'], false],
] as const)('an archive is worth taking in where %s', (_, states, expected) => expect(isWorthIt(states.map((state) => ({ state })))).toBe(expected));

it.each([
  ['definitions/payout.json', { kind: 'definition', name: 'payout' }],
  ['documents/notice.docx', { kind: 'document', name: 'notice.docx' }],
  ['profile.json', { kind: 'profile' }],
  ['extra.txt', { kind: 'other' }],
])('knows what %s is', (path, expected) => expect(kindOf(path)).toEqual(expected));

it.each([
  ["attachment; filename=tongbai-1.zip; filename*=UTF-8''tongbai-1.zip", 'tongbai-1.zip'],
  ['attachment; filename="a b.json"', 'a b.json'],
  [null, undefined],
])('reads the name of a file from %s', (header, name) => expect(nameIn(header)).toBe(name));
