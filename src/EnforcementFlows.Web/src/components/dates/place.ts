const gap = 4; // px

/** Shows a popup under an element, or over it where there is no room, until one turns to something else. Gives what takes the watch away. */
export function placeBeside(element: HTMLElement, popup: HTMLElement, onClose: () => void) {
  popup.showPopover();
  const at = element.getBoundingClientRect();
  const isRoomBelow = at.bottom + gap + popup.offsetHeight <= window.innerHeight;
  popup.style.top = `${isRoomBelow ? at.bottom + gap : Math.max(gap, at.top - gap - popup.offsetHeight)}px`;
  popup.style.left = `${Math.max(gap, Math.min(at.left, window.innerWidth - popup.offsetWidth - gap))}px`;
  const turned = ({ target }: Event) => {
    if (target instanceof Node && !popup.contains(target) && !element.contains(target)) onClose();
  };
  const scrolled = ({ target }: Event) => {
    if (target instanceof Node && target.contains(element)) onClose(); // it would stay while its field goes
  };
  window.addEventListener('pointerdown', turned, true);
  window.addEventListener('scroll', scrolled, true);
  return () => {
    window.removeEventListener('pointerdown', turned, true);
    window.removeEventListener('scroll', scrolled, true);
  };
}
