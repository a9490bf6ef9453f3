import { useWords } from '@/lib/i18n';
import { showAmount } from './amount';
import type { IndicatorBoard } from './types';

/** All indicators by month; choosing one draws it. */
export function IndicatorTable({ board, chosen, onChoose }: { board: IndicatorBoard; chosen: string; onChoose: (code: string) => void }) {
  const t = useWords('boards');
  return (
    <div className="board-scroll" tabIndex={0} role="region" aria-label={t('indicators.table')}>
      <table className="board-table indicators">
        <thead>
          <tr>
            <th scope="col">{t('indicators.name')}</th>
            <th scope="col">{t('indicators.target')}</th>
            {board.months.map((month) => (
              <th key={month} scope="col">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.indicators.map((indicator) => (
            <tr key={indicator.code} className={indicator.code === chosen ? 'is-chosen' : undefined}>
              <th scope="row">
                <button type="button" className="choose" aria-pressed={indicator.code === chosen} onClick={() => onChoose(indicator.code)}>
                  {indicator.name}
                  {indicator.unit === 'money' && t('indicators.yuan')}
                  {indicator.unit === 'days' && t('indicators.days')}
                </button>
              </th>
              <td className="amount">{indicator.target === null ? '' : showAmount(indicator.target, indicator.unit)}</td>
              {indicator.values.map((value) => (
                <td key={value.month} className="amount" title={value.denominator === null ? undefined : `${value.numerator} / ${value.denominator}`}>
                  {showAmount(value.amount, indicator.unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
