import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Loading } from '@/components/QueryStates';
import { useWords } from '@/lib/i18n';
import { BatchBar } from './BatchBar';
import { FilterBar } from './FilterBar';
import { isFiltered } from './filter';
import { TaskList } from './TaskList';
import { useInbox, type Inbox } from './useInbox';
import { ViewTabs } from './ViewTabs';
import './inbox.css';

const TaskPanel = lazy(() => import('./TaskPanel').then((module) => ({ default: module.TaskPanel })));
const KeysHelp = lazy(() => import('./KeysHelp').then((module) => ({ default: module.KeysHelp })));

/** 待办: what there is to do, and beside it the task that is being done. */
export function InboxPage() {
  const t = useWords('inbox');
  const inbox = useInbox();
  const { filter, openId } = inbox;
  return (
    <div className={openId ? 'inbox has-task' : 'inbox'}>
      <PageHead title={t('title')}>
        <Link to="/substitutions" className="to-substitutions">
          {t('view.substituted')}
        </Link>
        <Button type="text" onClick={() => inbox.setHelp(true)}>
          {t('keys.title')} <kbd>?</kbd>
        </Button>
      </PageHead>
      <p id="inbox-keys" className="visually-hidden">
        {t('keys.hint')}
      </p>
      <ViewTabs filter={filter} />
      <div className="inbox-parts">
        <section className="inbox-list" aria-label={t(`view.${filter.view}`)}>
          <FilterBar filter={filter} onChange={inbox.setFilter} onSearch={inbox.goTo} firstRef={inbox.filterRef} onLeave={inbox.focusList} />
          {inbox.problem !== null && <ProblemNotice problem={inbox.problem} />}
          <BatchBar key={filter.view} batch={inbox.batch} />
          <NewTasks count={inbox.tasks.waiting} onShow={inbox.showNew} />
          <ListStates inbox={inbox} />
        </section>
        <div className="inbox-task" id="inbox-task">
          {openId ? (
            <Suspense fallback={<Loading />}>
              <TaskPanel key={openId} taskId={openId} listed={inbox.openTask} backTo={inbox.backTo} takesFocus={inbox.takesFocus} onActed={inbox.acted} onCompleted={inbox.completed} onLeave={inbox.focusList} />
            </Suspense>
          ) : (
            <p className="nothing">{t('choose')}</p>
          )}
        </div>
      </div>
      {inbox.isHelpOpen && (
        <Suspense>
          <KeysHelp isOpen onClose={() => inbox.setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** What has come while somebody was reading waits here, so that nothing moves under the pointer. */
function NewTasks({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useWords('inbox');
  return (
    <div role="status">
      {count > 0 && (
        <button type="button" className="new-tasks" onClick={onShow}>
          {t('new', { count })}
        </button>
      )}
    </div>
  );
}

function ListStates({ inbox }: { inbox: Inbox }) {
  const t = useWords('inbox');
  const { list, rows } = inbox.tasks;
  if (list.error && rows.length === 0) return <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (rows.length === 0) return <p className="nothing">{t(isFiltered(inbox.filter) ? 'empty.filtered' : `empty.${inbox.filter.view}`)}</p>;
  return (
    <>
      {list.error && <p className="list-stale" role="alert">{t('stale')}</p>}
      <TaskList
        listRef={inbox.listRef}
        rows={rows}
        cursor={inbox.cursor}
        openId={inbox.openId}
        marked={inbox.canMark ? inbox.batch.marked : undefined}
        onCursor={inbox.setCursor}
        onOpen={inbox.open}
        onCommand={inbox.command}
        onNearEnd={inbox.readOn}
      />
      <p className="list-foot">{t(list.hasNextPage ? 'common:list.more' : 'common:list.all', { count: rows.length })}</p>
    </>
  );
}
