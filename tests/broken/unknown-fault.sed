s/fault="recipient"/fault="nobody"/
