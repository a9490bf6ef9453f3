import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { DateField } from '@/components/dates/DateField';
import { useWords } from '@/lib/i18n';
import type { ArchiveReport } from './report';

type Order = { reason: string; effectiveFrom: string | undefined; overwriteDrafts: boolean };
type Props = { report: ArchiveReport; isWorthIt: boolean; isPending: boolean; onSend: (order: Order) => void; onDrop: () => void };

/** The archive has been looked at: why it is taken in, and from when its profile holds. */
export function BringIn({ report: { files }, isWorthIt, isPending, onSend, onDrop }: Props) {
  const t = useWords('design');
  const [order, setOrder] = useState<Order>({ reason: '', effectiveFrom: undefined, overwriteDrafts: false });
  const [isAsked, setAsked] = useState(false);
  const overwritten = files.filter(({ overwritesDraft }) => overwritesDraft).length;
  const isMissing = order.reason.trim() === '';
  const wrong = isAsked && isMissing;
  if (!isWorthIt) return <Alert type="info" showIcon title={t('archive.nothing-new')} />;
  return (
    <>
      <Alert type="info" showIcon title={t('archive.preview')} />
      <Form layout="vertical" className="archive-order">
        <Form.Item label={t('common:reason')} htmlFor="archive-reason" required validateStatus={wrong ? 'error' : ''} help={wrong ? t('common:reason-needed') : t('archive.reason-about')}>
          <Input id="archive-reason" maxLength={2000} value={order.reason} onChange={(event) => setOrder({ ...order, reason: event.target.value })} />
        </Form.Item>
        {files.some(({ state }) => state === 'proposed') && (
          <Form.Item label={t('archive.effective-from')} htmlFor="archive-from" help={t('archive.effective-about')}>
            <DateField id="archive-from" value={order.effectiveFrom} onChange={(effectiveFrom) => setOrder({ ...order, effectiveFrom })} />
          </Form.Item>
        )}
        {overwritten > 0 && (
          <Form.Item className="archive-overwrite" help={t('archive.overwrite-about')}>
            <Checkbox checked={order.overwriteDrafts} onChange={(event) => setOrder({ ...order, overwriteDrafts: event.target.checked })}>
              {t('archive.overwrite', { count: overwritten })}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
      <div className="design-bar">
        <Button
          type="primary"
          loading={isPending}
          onClick={() => {
            setAsked(true);
            if (!isMissing) onSend(order);
          }}
        >
          {t('archive.send')}
        </Button>
        <Button onClick={onDrop} disabled={isPending}>
          {t('archive.drop')}
        </Button>
      </div>
    </>
  );
}
