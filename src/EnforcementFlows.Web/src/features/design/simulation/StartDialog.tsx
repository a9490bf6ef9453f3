import { Form, Input } from 'antd';
import { useState } from 'react';
import { DateField } from '@/components/dates/DateField';
import { Dialog } from '@/components/Dialog';
import { Select } from '@/components/Select';
import { useWords } from '@/lib/i18n';
import { inCourt, instantOf } from '@/lib/time';
import type { TestCase } from '../useTestCases';
import { AttemptTrouble } from './AttemptTrouble';
import { FactLines } from './FactLines';
import { factsOf, linesOf } from './facts';
import { restOf, restText, scriptOf } from './given';
import type { Given } from './script';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';

type Props = { simulation: Simulation; answer: Answer; cases: TestCase[]; onClose: () => void };

const entered = (given: Given) => ({ now: given.now && inCourt(given.now).format('YYYY-MM-DD HH:mm'), handler: given.handler, lines: linesOf(given.facts), rest: restText(given) });

/** The situation in which the flow starts: when, whose the case is, and what is known of it. */
export function StartDialog({ simulation, answer, cases, onClose }: Props) {
  const t = useWords('design');
  const { script, attempt, change: play } = simulation;
  const [{ now, handler, lines, rest }, setEntered] = useState(() => entered(script.given));
  const change = (part: Partial<ReturnType<typeof entered>>) => setEntered({ now, handler, lines, rest, ...part });
  const others = restOf(rest);
  const start = () => play({ ...script, given: { ...others, now: now ? instantOf(now) : undefined, handler, facts: factsOf(lines) } }, onClose);
  return (
    <Dialog open width={680} title={t('simulation.start')} okText={t('common:confirm')} cancelText={t('common:cancel')} okButtonProps={{ disabled: others === undefined }} confirmLoading={attempt.isPending} onCancel={onClose} onOk={start}>
      <AttemptTrouble simulation={simulation} />
      <p>{t('simulation.start-about')}</p>
      <Form layout="vertical" className="start-form">
        {cases.length > 0 && (
          <Form.Item label={t('simulation.as-case')} htmlFor="as-case">
            <Select<number>
              id="as-case"
              value={null}
              placeholder={t('simulation.choose-case')}
              options={cases.map(({ name }, index) => ({ value: index, label: name }))}
              onChange={(index) => setEntered(entered(scriptOf(cases[index]!).given))}
            />
          </Form.Item>
        )}
        <div className="start-row">
          <Form.Item label={t('simulation.starts-at')} htmlFor="starts-at">
            <DateField id="starts-at" withTime value={now} onChange={(next) => change({ now: next })} />
          </Form.Item>
          <Form.Item label={t('simulation.handler')} htmlFor="handler">
            <Select
              id="handler"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={handler}
              onChange={(next) => change({ handler: next })}
              options={answer.people.map(({ account, name }) => ({ value: account, label: `${name}（${account}）` }))}
            />
          </Form.Item>
        </div>
        <FactLines lines={lines} onChange={(next) => change({ lines: next })} />
        <Form.Item
          label={t('simulation.others')}
          htmlFor="others"
          extra={t('simulation.others-about')}
          validateStatus={others === undefined ? 'error' : undefined}
          help={others === undefined ? t('simulation.others-wrong') : undefined}
        >
          <Input.TextArea id="others" className="others" rows={6} spellCheck={false} value={rest} aria-invalid={others === undefined} onChange={(event) => change({ rest: event.target.value })} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
