import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { CaseLink } from '../CaseLink';
import { RepairMessage, type Repair } from './RepairMessage';
import '../administration.css';

const repairs: Repair[] = ['retry', 'replay', 'skip'];
const isOver = (message: Schema<'MessageRow'>) => message.state === 'delivered' || message.state === 'skipped';

/** One message with what it carries, and what an operator can do about it. */
export function MessagePage() {
  const t = useWords('administration');
  const { message: notify } = App.useApp();
  const client = useQueryClient();
  const messageId = Number(useParams().messageId);
  const [repair, setRepair] = useState<Repair>();
  const query = useQuery({ queryKey: ['message', messageId], queryFn: () => dataOf(api.GET('/api/messages/{messageId}', { params: { path: { messageId } } })) });
  return (
    <div className="admin">
      <PageHead title={t('message.detail')} about={query.data?.message.kind} />
      <QueryStates query={query}>
        {(detail) => (
          <>
            <p>
              <Tag>{t(`message.states.${detail.message.state}`)}</Tag> {t('message.attempts')} {detail.message.attempts} · {t('message.created')} {showTime(detail.message.createdAt)}{' '}
              <CaseLink caseId={detail.message.caseId} />
            </p>
            {detail.message.lastError && <p>{detail.message.lastError}</p>}
            <Card size="small" title={<h2>{t('message.original')}</h2>}>
              <pre className="admin-content" tabIndex={0}>
                {contentOf(detail)}
              </pre>
            </Card>
            {!isOver(detail.message) && (
              <div className="admin-acts">
                {repairs.map((name) => (
                  <Button key={name} onClick={() => setRepair(name)}>
                    {t(`act.${name}`)}
                  </Button>
                ))}
              </div>
            )}
            {repair && (
              <RepairMessage
                repair={repair}
                detail={detail}
                content={contentOf(detail)}
                onClose={() => setRepair(undefined)}
                onDone={() => {
                  setRepair(undefined);
                  void notify.success(t('act.done'));
                  void client.invalidateQueries({ queryKey: ['message', messageId] });
                  void client.invalidateQueries({ queryKey: ['messages'] });
                }}
              />
            )}
          </>
        )}
      </QueryStates>
    </div>
  );
}

const contentOf = (detail: Schema<'MessageDetail'>) => detail.received?.body ?? JSON.stringify(detail.requestData ?? detail.payload, null, 2);
