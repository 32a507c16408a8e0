// leaflet.markercluster looks for a global L: this module must be imported before it.
import L from 'leaflet';

window.L = L;
export default L;
