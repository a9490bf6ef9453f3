import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import type { PlanProps } from './NodeMap';
import { endedValue, isOpen, parentOf, valueOf, withGoOn, withNode } from './plan';
import type { MigrationNode, MigrationDetail } from './types';

type Props = PlanProps & { node: MigrationNode; standing: number | undefined };

/** One step, and as which it goes on; one that ends may have the flow go on elsewhere in the same chart. */
export function NodeRow({ node, standing, detail: { targets }, plan, disabled, onChange }: Props) {
  const t = useWords('design');
  const choice = plan.nodes.find(({ path }) => path === node.path) ?? node;
  const chart = plan.nodes.find(({ path }) => path === parentOf(node.path))?.to;
  const after = t('migration.step-after');
  return (
    <tr>
      <th scope="row">
        {node.name} <code>{node.activityId}</code> {node.changed && <span className="mark mark-soon">{t('migration.inputs-differ')}</span>}
      </th>
      {standing !== undefined && <td className="amount">{standing}</td>}
      <td>
        <Select
          className="in-cell"
          aria-label={`${node.name} ${after}`}
          disabled={disabled}
          allowClear
          status={isOpen(node, choice, plan.nodes) ? 'error' : undefined}
          placeholder={t(node.mayWait ? 'migration.not-mapped' : 'migration.gone')}
          showSearch={{ optionFilterProp: 'label' }}
          value={valueOf(choice)}
          options={[{ value: endedValue, label: t('migration.ends') }, ...targets.filter(({ type }) => type === node.type).map(optionOf)]}
          onChange={(value: string | undefined) => onChange(withNode(plan, node.path, value))}
        />
      </td>
      <td>
        {choice.ends && (
          <Select
            className="in-cell"
            aria-label={`${node.name} ${t('migration.go-on')}`}
            disabled={disabled}
            allowClear
            placeholder={t('migration.nowhere')}
            showSearch={{ optionFilterProp: 'label' }}
            value={choice.goOnAt ?? undefined}
            options={targets.filter(({ parent }) => parent === chart).map(optionOf)}
            onChange={(goOnAt: string | undefined) => onChange(withGoOn(plan, node.path, goOnAt ?? null))}
          />
        )}
      </td>
    </tr>
  );
}

const optionOf = ({ path, name, activityId }: MigrationDetail['targets'][number]) => ({ value: path, label: `${name}（${activityId}）` });
