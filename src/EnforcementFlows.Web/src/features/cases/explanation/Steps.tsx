import { useWords } from '@/lib/i18n';
import type { Step } from './calendar';

const tracks = ['court', 'statutory', 'result', 'warning'] as const;

/** The arithmetic in order, each step with its counting rule and what that is taken from. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const t = useWords('cases');
  return (
    <section aria-label={t('steps')}>
      <h3>{t('steps')}</h3>
      {tracks
        .map((track) => ({ track, own: steps.filter((step) => step.track === track) }))
        .filter(({ own }) => own.length > 0)
        .map(({ track, own }) => (
          <div key={track}>
            <h4>{t(`of-track.${track}`)}</h4>
            <ol className="steps">
              {own.map((step, index) => (
                <li key={index}>
                  {step.text}
                  {step.skipped && step.skipped.length > 0 && <span className="skipped-days">{t('skipped-days', { days: step.skipped.join('、') })}</span>}
                  <span className="clause">{step.source ?? step.rule}</span>
                </li>
              ))}
            </ol>
          </div>
        ))}
    </section>
  );
}
