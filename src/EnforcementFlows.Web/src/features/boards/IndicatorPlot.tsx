import { Bar, CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useWords } from '@/lib/i18n';
import { showAmount } from './amount';
import type { Indicator } from './types';

/** One indicator by month, with the court's target. The table below has the same numbers for those who cannot see it. */
export function IndicatorPlot({ indicator }: { indicator: Indicator }) {
  const t = useWords('boards');
  const show = (amount: number) => showAmount(amount, indicator.unit);
  return (
    <div className="plot-area" role="img" aria-label={t('indicators.plot', { name: indicator.name })}>
      <ResponsiveContainer width="100%" height={220}>
        <ComposedChart data={indicator.values} margin={{ top: 12, right: 24, bottom: 0, left: 24 }} accessibilityLayer={false}>
          <CartesianGrid strokeDasharray="3 3" vertical={false} />
          <XAxis dataKey="month" tick={{ fill: '#4a5361', fontSize: 12 }} />
          <YAxis tickFormatter={show} allowDecimals={indicator.unit === 'share' || indicator.unit === 'days'} tick={{ fill: '#4a5361', fontSize: 12 }} width={84} />
          <Tooltip formatter={(amount) => [show(Number(amount)), indicator.name]} />
          <Bar dataKey="amount" fill="#1b4f8a" maxBarSize={36} isAnimationActive={false} />
          {indicator.target !== null && <ReferenceLine y={indicator.target} stroke="#945200" strokeDasharray="6 3" label={{ value: t('indicators.target'), fill: '#945200', fontSize: 12 }} />}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
