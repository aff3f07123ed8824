// wanted
