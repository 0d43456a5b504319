// The exported page as learners have it, in a browser: node --test page/page.test.mjs
//   OFFRAMP_PAGES=DIR   pages that were exported before; else they are exported here
//   OFFRAMP_SHOTS=DIR   gets a picture of every screen that is looked at

import "./files.mjs";
import "./weight.mjs";
import "./plays.mjs";
import "./answers.mjs";
import "./texts.mjs";
import "./keeps.mjs";
import "./afterwards.mjs";
import "./motion.mjs";
import "./timers.mjs";
import "./speed.mjs";
import "./off-ramps.mjs";
import "./habits.mjs";
import "./menu.mjs";
