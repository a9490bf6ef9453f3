import { nameOf, pathOf } from './fields';

test.each([
  ['caseNumber', ['caseNumber']],
  ['title.kind', ['title', 'kind']],
  ['debtors[1].idNumber', ['debtors', 1, 'idNumber']],
])('%s stands at %j', (field, path) => expect(pathOf(field)).toEqual(path));

test.each([
  ['caseNumber', 'field.caseNumber'],
  ['title.kind', 'field.title · field.title-kind'],
  ['debtors', 'field.debtors'],
  ['debtors[1].idNumber', 'list.debtors 2 · field.idNumber'],
  ['existingMeasures[0].endsOn', 'list.existingMeasures 1 · field.measure-endsOn'],
])('%s is called %s', (field, name) => expect(nameOf(field, (key) => key)).toBe(name));
