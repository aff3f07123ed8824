# wanted
