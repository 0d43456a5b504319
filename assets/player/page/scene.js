// A scene: lines were heard, and the learner goes on.

import { DOCKS } from "./play.js";
import { h } from "./element.js";
import { button } from "./button.js";
import { word } from "./words.js";

DOCKS.Scene = (play) => {
  const goOn = () => play.take("Continue");
  play.fillDock("scene", word("go-on-prompt"), h("p.row", button(":continue", word("go-on"), goOn, "main")));
};
