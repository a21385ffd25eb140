// Draws the key of an authenticator app as a picture for the app's camera.
(function () {
  'use strict';

  const place = document.querySelector('[data-iurc-qr]');
  if (place && window.QRCode) {
    new window.QRCode(place, { text: place.dataset.iurcQr, width: 180, height: 180 });
    // The library writes the key into a tooltip.
    place.removeAttribute('title');
  }
})();
