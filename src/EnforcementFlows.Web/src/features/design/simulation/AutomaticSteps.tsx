import { Empty, Form } from 'antd';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { useWayName } from '@/lib/outcomes';
import type { AutomaticStep } from './drawn';
import { withOutcome } from './script';
import type { Simulation } from './useSimulation';

/** How steps end that nobody does by hand: what a system would answer is chosen here, and everything is played again. */
export function AutomaticSteps({ simulation: { script, change }, steps }: { simulation: Simulation; steps: AutomaticStep[] }) {
  const t = useWords('design');
  const wayName = useWayName();
  if (steps.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-automatic')} />;
  return (
    <Form layout="vertical">
      <p className="fine">{t('simulation.automatic-about')}</p>
      {steps.map(({ id, name, type, taken, ways }) => (
        <Form.Item key={id} label={name} htmlFor={`ends-${id}`}>
          <Select id={`ends-${id}`} value={taken} onChange={(outcome) => change(withOutcome(script, id, outcome))} options={ways.map(({ port, to }) => ({ value: port, label: [wayName(port, { type, form: null }), to].filter(Boolean).join(' → ') }))} />
        </Form.Item>
      ))}
    </Form>
  );
}
