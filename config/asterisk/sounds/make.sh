#!/usr/bin/env bash
# Makes the node's own sounds with a synthetic voice (needs espeak-ng and sox): 8 kHz ulaw, so that nothing is transcoded.
# Replace them by recordings of your own voice under the same names; they are only there so that a new node can speak.
set -euo pipefail
cd "$(dirname "$0")"
say() { # say VOICE TEXT OUT
  espeak-ng -v "$1" -s 150 -w "$3.wav" "$2"
  sox "$3.wav" -r 8000 -c 1 -e mu-law -t raw "$3" gain -n -3 silence 1 0.01 1% pad 0 0.2
  rm "$3.wav"
}
say ru 'Здравствуйте! Вам звонили по поводу вашего заказа. Сейчас все операторы заняты. Мы перезвоним вам позже. Чтобы вам больше не звонили, нажмите девять. Извините за беспокойство.' safe-harbour.ulaw
say en-gb 'Hello. We called you about your order. All our agents are busy right now. We will call you later. Press nine if you do not want to be called again. Sorry for the trouble.' safe-harbour-en.ulaw
say ru 'Извините, связь с оператором прервалась. Мы перезвоним вам.' sorry.ulaw
say ru 'Здравствуйте! Спасибо, что перезвонили. Если мы вам звонили, оператор позвонит вам в ближайшие минуты.' return-call.ulaw
# the tick an agent hears when a person is on the line: short, since the agent hears nothing else while it plays
sox -n -r 8000 -c 1 -e mu-law -t raw beep.ulaw synth 0.08 sine 1000 gain -9 fade q 0.005 0.08 0.01
