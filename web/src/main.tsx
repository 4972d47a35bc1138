import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import { App } from './app.tsx';
import { followLinks } from './state/address.ts';
import { installKeys } from './state/keys.ts';

document.addEventListener('click', followLinks);
installKeys();
const place = document.querySelector('#page');
if (place !== null) render(<App />, place);
