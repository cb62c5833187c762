// Subscribes this browser to reminders.
import { say } from './say.js';
import { t } from './texts.js';

export async function offerPush() {
  const place = document.querySelector('[data-push]:not([data-ready])');
  if (!place) return;
  place.dataset.ready = 'yes';
  const [button, status] = [place.querySelector('button'), place.querySelector('span')];
  const report = text => {
    status.textContent = text;
    say(text);
  };
  button.addEventListener('click', async () => {
    if (!('PushManager' in window) || !('Notification' in window) || !navigator.serviceWorker) {
      return report(t('This browser can show reminders only over HTTPS, and some only once the page is on the home screen.'));
    }
    if (await Notification.requestPermission() !== 'granted') return report(t('The browser does not allow it. Change that in its settings for this page.'));
    const subscription = await subscribe(place.dataset.push).catch(() => null);
    if (!subscription) return report(t('The browser could not subscribe. Try it again later.'));
    const response = await fetch('/v1/channels', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'webPush', subscription }),
    }).catch(() => null);
    if (response?.ok) location.assign('/settings?channelAdded#channels');
    else report(t('The service did not accept it. Try it again later.'));
  });
}

// A subscription for the keys of another installation at this address is of no use.
async function subscribe(key) {
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}
