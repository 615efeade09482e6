'use strict';

const MOST_ORDERS = 100;
const KEY = 'kiwoom-token';
const balances = new Map();
const positions = new Map();
const orders = new Map();
const stops = new Map();
let phase = '';

const element = id => document.getElementById(id);
const won = value => value === null || value === undefined ? '–' : Number(value).toLocaleString('ko-KR');

/** The link's token goes into this tab's storage and out of the address bar and its history. */
function takeToken() {
  const address = new URL(location.href);
  const token = address.searchParams.get('token');
  if (token) {
    sessionStorage.setItem(KEY, token);
    address.searchParams.delete('token');
    history.replaceState(null, '', address.pathname + address.search);
  }
  return sessionStorage.getItem(KEY);
}

async function api(path, token) {
  const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
  const body = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(`${body.title} ${body.detail}`), { status: response.status });
  }
  return body;
}

/** Fills a table; only text goes in, never markup. */
function fill(id, rows) {
  element(id).replaceChildren(...rows.map(cells => {
    const row = document.createElement('tr');
    for (const [text, isNumber] of cells) {
      const cell = document.createElement('td');
      cell.textContent = text;
      cell.className = isNumber ? 'number' : '';
      row.append(cell);
    }
    return row;
  }));
}

let drawing = false;
function draw() {
  if (drawing) {
    return;
  }
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    element('session').textContent = phase;
    fill('balances', [...balances.values()].map(b => [
      [b.account_no], [won(b.cash), true], [won(b.equity), true], [won(b.realised_profit), true], [won(b.unrealised_profit), true],
      [stops.get(b.account_no) ? 'STOPPED' : '–']]));
    fill('positions', [...positions.values()].filter(p => p.quantity !== 0).map(p => [
      [p.account_no], [p.symbol], [won(p.quantity), true], [won(p.average_cost), true], [won(p.last_price), true], [won(p.unrealised_profit), true]]));
    const newest = [...orders.values()].sort((a, b) => a.updated_at < b.updated_at ? 1 : -1).slice(0, MOST_ORDERS);
    fill('orders', newest.map(o => [
      [o.client_order_id], [o.symbol], [o.side], [won(o.quantity), true], [won(o.price), true], [won(o.cum_qty), true],
      [o.status], [new Date(o.updated_at).toLocaleString('ko-KR', { timeZone: 'Asia/Seoul' })]]));
  });
}

const handlers = {
  session(s) {
    const bridges = s.bridges.map(b => `${b.bridge_id}: ${b.connected ? (b.logged_in ? `logged in (${b.server})` : 'not logged in') : 'disconnected'}`);
    phase = `${s.user_id} · ${s.mode} · ${s.trading_day} ${s.phase} · ${bridges.join(', ') || 'no bridge yet'}`;
  },
  balance(b) { balances.set(b.account_no, b); },
  position(p) { positions.set(`${p.account_no} ${p.symbol}`, p); },
  order(o) { orders.set(`${o.account_no} ${o.client_order_id}`, o); },
  risk(r) { stops.set(r.account_no, r.kill_switch.engaged); },
};

function notice(text) {
  element('notice').textContent = text;
  element('notice').hidden = text === '';
}

function logIn(text) {
  sessionStorage.removeItem(KEY);
  notice(text);
  element('view').hidden = true;
  element('login').hidden = false;
}

async function start(token) {
  try {
    const session = await api('/api/session', token);
    handlers.session(session);
    balances.clear();
    positions.clear();
    orders.clear();
    await Promise.all(session.accounts.map(async account => {
      const recent = await api(`/api/orders?account_no=${account}&limit=${MOST_ORDERS}`, token);
      recent.forEach(handlers.order);
    }));
    element('login').hidden = true;
    element('view').hidden = false;
    draw();
    listen(session.user_id, token);
  } catch (fault) {
    if (fault.status === 401) {
      logIn(fault.message);
    } else {
      again(token, fault.status ? fault.message : 'The gateway does not answer.');
    }
  }
}

function again(token, why) {
  notice(`${why} Trying again…`);
  setTimeout(() => start(token), 2000);
}

function listen(user, token) {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/client/${encodeURIComponent(user)}`;
  const socket = new WebSocket(address, ['bearer', token]);
  socket.onopen = () => notice('');
  socket.onmessage = event => {
    const message = JSON.parse(event.data);
    const handler = handlers[message.type];
    if (handler) {
      handler(message.data);
      draw();
    }
  };
  socket.onclose = event => again(token, `The connection ended${event.reason ? `: ${event.reason}` : ''}.`);
}

element('login').addEventListener('submit', event => {
  event.preventDefault();
  const token = element('token').value.trim();
  element('token').value = '';
  sessionStorage.setItem(KEY, token);
  start(token);
});

const known = takeToken();
if (known) {
  start(known);
} else {
  logIn('A token is needed.');
}
