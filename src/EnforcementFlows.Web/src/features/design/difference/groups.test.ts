import { expect, it } from 'vitest';
import type { Schema } from '@/lib/api';
import { groupsOf } from './groups';

const change = (kind: string, sentence: string): Schema<'DefinitionChange'> => ({ kind, activityId: null, activityName: null, property: null, before: null, after: null, clauses: [], sentence });

it('puts who, until when and on which condition first, and the drawing last', () => {
  const groups = groupsOf([change('layout', '布局'), change('step-added', '新增'), change('role', '角色一'), change('connection-moved', '去向'), change('limit', '期限'), change('role', '角色二'), change('expression', '条件'), change('new-kind', '其他')]);
  expect(groups.map(({ group, changes }) => [group, ...changes.map(({ sentence }) => sentence)])).toEqual([
    ['roles', '角色一', '角色二'], ['limits', '期限'], ['conditions', '条件'], ['ways', '去向'], ['steps', '新增'], ['others', '布局', '其他'],
  ]);
});

it('has none where nothing differs', () => expect(groupsOf([])).toEqual([]));
