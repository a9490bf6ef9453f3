import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import type { PlanProps } from './NodeMap';

/** Which variable of the later version takes the value of which of the earlier one; those that have the same name stay out of the way. */
export function VariableMap({ detail, plan, disabled, onChange }: PlanProps) {
  const t = useWords('design');
  const keyOf = ({ scope, id }: { scope: string; id: string }) => `${scope} ${id}`;
  const scopeOf = (path: string) => plan.nodes.find((node) => node.path === path)?.to;
  const targetsOf = (scope: string) => detail.targetVariables.filter((target) => target.scope === scopeOf(scope));
  const isSame = ({ scope, name, to }: (typeof detail.variables)[number]) => targetsOf(scope).some((target) => target.id === to && target.name === name);
  const moved = detail.variables.filter((variable) => !isSame(variable));
  const rest = detail.variables.length - moved.length;
  if (detail.variables.length === 0) return null;
  return (
    <section className="part" aria-label={t('migration.variables')}>
      <h3>{t('migration.variables')}</h3>
      {rest > 0 && <p className="fine">{t('migration.variables-alike', { count: rest })}</p>}
      {moved.length > 0 && (
        <table className="design-table">
          <thead>
            <tr>
              <th scope="col">{t('migration.variable-before')}</th>
              <th scope="col">{t('migration.variable-after')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map((variable) => (
              <tr key={keyOf(variable)}>
                <th scope="row">
                  {variable.name} <code>{variable.type}</code>
                </th>
                <td>
                  <Select
                    className="in-cell"
                    aria-label={`${variable.name} ${t('migration.variable-after')}`}
                    disabled={disabled}
                    allowClear
                    placeholder={t('migration.dropped')}
                    value={plan.variables.find((other) => keyOf(other) === keyOf(variable))?.to ?? undefined}
                    options={targetsOf(variable.scope).map(({ id, name, type }) => ({ value: id, label: `${name}（${type}）` }))}
                    onChange={(to: string | undefined) => onChange({ ...plan, variables: withVariable(plan.variables, variable, to ?? null) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type Mapped = PlanProps['plan']['variables'];

const withVariable = (variables: Mapped, { scope, id }: { scope: string; id: string }, to: string | null): Mapped =>
  variables.map((other) => (other.scope === scope && other.id === id ? { scope, id, to } : other));
