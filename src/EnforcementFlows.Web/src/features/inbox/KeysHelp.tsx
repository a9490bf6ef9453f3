import { Dialog } from '@/components/Dialog';
import { useWords } from '@/lib/i18n';

const keys = ['move', 'ends', 'open', 'mark', 'claim', 'release', 'filter', 'help', 'back'] as const;

/** What the keys do while the list has the focus. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords('inbox');
  return (
    <Dialog open={isOpen} title={t('keys.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <dl className="keys-help">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`keys.${key}-key`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
